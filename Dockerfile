# The portal and its worker in one image. The base can be any Debian with Node 24: --build-arg BASE=mirror.example/node:24-slim
ARG BASE=node:24-slim

FROM ${BASE} AS build
WORKDIR /app
ENV NEXT_TELEMETRY_DISABLED=1 PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD=1 PRISMA_SCHEMA_ENGINE_BINARY=/app/prisma/schema-engine.mjs
COPY package.json package-lock.json .npmrc ./
COPY prisma/schema-engine.mjs prisma/schema-engine.mjs
RUN npm ci --include=dev --no-audit --no-fund
COPY . .
RUN node lib/cli/prisma.mjs generate && node node_modules/next/dist/bin/next build && npm prune --omit=dev --no-audit --no-fund

FROM ${BASE}
WORKDIR /app
ENV NODE_ENV=production NEXT_TELEMETRY_DISABLED=1 GEMBA_DATA=/data HOME=/tmp
RUN mkdir /data && chown node:node /data
COPY --from=build --chown=root:root /app ./
# Next keeps pages made at run time in memory; only this folder is written.
VOLUME /data
USER node
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=5s --start-period=20s --retries=3 \
  CMD ["node", "-e", "fetch('http://127.0.0.1:3000/api/health/live').then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "node_modules/next/dist/bin/next", "start", "-H", "0.0.0.0", "-p", "3000"]
