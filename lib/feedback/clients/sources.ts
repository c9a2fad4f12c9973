import 'server-only'
import { Prisma } from '@/lib/generated/prisma/client'
import type { DueSource, SourceContext, WaitSource } from '@/lib/platform/module'
import { between, dueColumns, rowsOf, waitColumns, within } from '@/lib/platform/sources'
import { isNoticed, type AskingRow } from './asking'
import { readAskings } from './asking-read'
import type { clientDue } from './due'
import type { clientWaits } from './waits'

const { sql } = Prisma

/** What is told of one that is to be asked, wherever it is told. */
const asked = ({ id, agencyId, group, name, by }: AskingRow) => ({
  id,
  agencyId,
  ref: agencyId ? `agency=${agencyId}` : `group=${group}`,
  title: agencyId ? 'Клиенты ещё не ответили на опрос в этом периоде' : `Группа процессов «${name}»`,
  text: agencyId ? 'Спросить клиентов: срок опроса' : `Спросить клиентов: группа процессов «${name}»`,
  by,
})

const table = (rows: readonly ReturnType<typeof asked>[]) => sql`
  ${rowsOf(rows)} AS o("id" uuid, "agencyId" uuid, "ref" text, "title" text, "text" text, "by" date)`

const noticed = async (ctx: SourceContext, agencies: boolean) =>
  (await readAskings(ctx)).filter((row) => isNoticed(row.state) && (row.agencyId !== null) === agencies).map(asked)

const waitsOf =
  (agencies: boolean): WaitSource =>
  async (ctx) => {
    const rows = await noticed(ctx, agencies)
    return rows.length === 0
      ? null
      : sql`SELECT ${waitColumns({
          id: 'o."id"',
          agencyId: 'o."agencyId"',
          ref: 'o."ref"',
          title: 'o."title"',
          due: 'o."by"',
        })} FROM ${table(rows)}`
  }

export const waitSources: Record<keyof typeof clientWaits, WaitSource> = {
  ASK_CLIENTS: waitsOf(true),
  ASK_GROUP: waitsOf(false),
}

export const dueSources: Record<keyof typeof clientDue, DueSource> = {
  CLIENTS_ASKING: async (ctx, own) => {
    const rows = (await readAskings(ctx)).filter(({ state }) => state !== 'OPEN').map(asked)
    return rows.length === 0
      ? null
      : sql`SELECT ${dueColumns({ id: 'o."id"', on: 'o."by"', text: 'o."text"', agencyId: 'o."agencyId"' })}
          FROM ${table(rows)} WHERE ${between(ctx, 'o."by"')} AND ${within(own, 'o."agencyId"')}`
  },
}
