#!/bin/sh
# psql, thus libpq, given what connectService sets, and the login of the secret.
set -eu
PGSSLROOTCERT=$(mktemp)
trap 'rm -f "$PGSSLROOTCERT"' EXIT
printf '%s' "$DATA_STORE_CA_CERTIFICATE" > "$PGSSLROOTCERT"
export PGSSLROOTCERT PGUSER="$SECRET_USERNAME" PGPASSWORD="$SECRET_PASSWORD"
psql -Atc 'SELECT current_user'
