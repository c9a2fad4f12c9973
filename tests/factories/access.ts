import pg from 'pg'
import type { Operation, Role } from '@/lib/core/permissions'
import type { Failure, Result } from '@/lib/core/result'
import type { Actor } from '@/lib/platform/actor'

// What the access matrix asks with. Nothing is listed by hand: modules are found by their names, so what somebody adds
// tomorrow is asked for, too.
const modules = import.meta.glob<Record<string, unknown>>('/lib/**/*{commands,queries}*.ts', { eager: true })

export type Defined = ((actor: Actor, input: unknown) => Promise<unknown>) & { operation: Operation }
const isDefined = (value: unknown): value is Defined =>
  typeof value === 'function' && typeof (value as { operation?: { name?: unknown } }).operation?.name === 'string'

/** Every command and query by its exported name. */
export const defined = Object.values(modules)
  .flatMap((module) => Object.entries(module))
  .filter((entry): entry is [string, Defined] => isDefined(entry[1]))
const kindOf = ([, { operation }]: [string, Defined]) => operation.kind
export const commands = defined.filter((entry) => kindOf(entry) === 'write')
export const queries = defined.filter((entry) => kindOf(entry) === 'read')

/** A role that works for an agency is given it; the rest act for the tenant. */
export const agencyRoles: readonly Role[] = ['CURATOR', 'TEAM_MEMBER', 'EMPLOYEE']
export const scopeOf = ({ grants }: Operation, role: Role) => grants[role]

export const NOT_FOUND = { refused: 'NOT_FOUND' } as const
export type Answer<T> = { value: T } | { refused: Failure['code'] | 'UNDONE'; message?: string }

/** What the caller of a query gets; what is not there answers notFound() or nothing. */
export async function askQuery(run: Defined, actor: Actor, input: unknown): Promise<Answer<unknown>> {
  try {
    const value = await run(actor, input)
    return value === null || value === undefined ? NOT_FOUND : { value }
  } catch (error) {
    if ((error as { digest?: string }).digest?.includes('404')) return NOT_FOUND
    throw error
  }
}

/** What the caller of a command gets. */
export async function askCommand(run: Defined, actor: Actor, input: unknown): Promise<Answer<unknown>> {
  try {
    const result = (await run(actor, input)) as Result<unknown>
    return result.ok ? { value: result.value } : { refused: result.error.code, message: result.error.message }
  } catch (error) {
    if (String(error).includes(UNDONE)) return { refused: 'UNDONE' }
    throw error
  }
}

const UNDONE = 'undone by the access matrix'
/** Begin of the name of an actor whose commands are undone once they are done. */
export const TRIAL = 'Проба'

/**
 * Commands of actors called «Проба …» are rolled back at the moment when their audit record is written: all was checked
 * and written by then, so a role's right is proved on rows that the next role needs as they were.
 */
export async function undoTrials(owner: pg.Client): Promise<() => Promise<unknown>> {
  await owner.query(`
    CREATE OR REPLACE FUNCTION test_undo() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF NEW."personName" LIKE '${TRIAL}%' THEN
        RAISE EXCEPTION '${UNDONE}: %', NEW."operation";
      END IF;
      RETURN NEW;
    END $$;
    CREATE OR REPLACE TRIGGER test_undo BEFORE INSERT ON "AuditRecord" FOR EACH ROW EXECUTE FUNCTION test_undo()`)
  return () => owner.query('DROP TRIGGER test_undo ON "AuditRecord"; DROP FUNCTION test_undo()')
}

/** Everything that the tenants hold, as one hash. */
export async function stateOf(owner: pg.Client, ...tenants: string[]): Promise<string> {
  const tables = await owner.query<{
    name: string
  }>(`SELECT c.relname AS name FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'tenantId'
    WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace ORDER BY 1`)
  const parts = tables.rows.map(
    ({ name }) =>
      `SELECT '${name}' AS name, md5(coalesce(string_agg(t::text, '' ORDER BY t::text), '')) AS hash FROM "${name}" t
      WHERE "tenantId" = ANY ($1)`,
  )
  // PostgreSQL may read the tables side by side: without an order the same rows would look changed.
  const { rows } = await owner.query<{ hash: string }>(`${parts.join(' UNION ALL ')} ORDER BY name`, [tenants])
  return rows.map((row) => row.hash).join()
}

export async function ownerClient(): Promise<pg.Client> {
  const owner = new pg.Client({ connectionString: process.env.DATABASE_URL })
  await owner.connect()
  return owner
}
