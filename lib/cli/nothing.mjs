// Stands for `server-only` outside Next (server.mjs).
export {}
