#!/usr/bin/env bash
# How many requests a second one nginx answers from this machine to itself: 200 connections for ten
# seconds, the page alone, as browsers ask for it. Needs nginx and wrk (apt install nginx-light wrk).
set -euo pipefail
cd "$(dirname "$0")/../.."

site=$(mktemp -d) && trap 'kill "${nginx:-}" 2>/dev/null || true; rm -rf "$site"' EXIT
chmod 755 "$site"
npm run --silent build -- --outDir "$site/talk" --logLevel error
npx tsx src/node/compress.ts --outDir "$site/talk"

sed "s#/srv/talk#$site/talk#; s#include mime.types#include /etc/nginx/mime.types#" src/hosting/nginx.conf >"$site/talk.conf"
cat >"$site/nginx.conf" <<CONF
worker_processes auto;
pid $site/nginx.pid;
error_log $site/error.log;
events { worker_connections 1024; }
http {
  access_log off;
  server { listen 127.0.0.1:8088; include $site/talk.conf; }
}
CONF
nginx -c "$site/nginx.conf" -g "daemon off;" &
nginx=$!
until curl --silent --output /dev/null http://127.0.0.1:8088/talk/; do sleep 0.1; done

curl --silent --head --header "Accept-Encoding: gzip" http://127.0.0.1:8088/talk/
wrk --threads 2 --connections 200 --duration 10s --latency --header "Accept-Encoding: gzip" http://127.0.0.1:8088/talk/
