/** Applies prisma/migrations/* in order; returns the names applied now. */
export function migrate(connectionString: string, dir?: string): Promise<string[]>
