FROM node:22.19.0-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json ./
# The gateway command is a package of its own, which the lock file leads to.
COPY src/cli/npx src/cli/npx
# The build runs below, once the sources are here.
RUN npm ci --ignore-scripts
COPY prisma prisma
COPY src src
COPY tsconfig.json tsconfig.build.json ./
RUN npm run build && npm prune --omit=dev --ignore-scripts

FROM node:22.19.0-bookworm-slim
ENV NODE_ENV=production DATA_DIR=/data HOST=0.0.0.0
WORKDIR /app
RUN mkdir /data && chown node:node /data
COPY --from=build /app/package.json ./
COPY --from=build /app/node_modules node_modules
COPY --from=build /app/src/cli/npx src/cli/npx
COPY --from=build /app/prisma prisma
COPY --from=build /app/dist dist
USER node
VOLUME /data
EXPOSE 4000
HEALTHCHECK --interval=10s --timeout=3s --start-period=60s \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT ?? 4000}/readyz`).then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
# No npm in between: signals reach the gateway itself.
# Answers of many rows die young: with more room for the young, they are not copied before they do.
ENTRYPOINT ["node", "--max-semi-space-size=32", "dist/main.js"]
CMD ["serve"]
