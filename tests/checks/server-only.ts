// Stands in for the `server-only` marker under vitest.
export {}
