import { readQuarter } from '@/lib/core/quarters'
import { fail } from '@/lib/core/result'
import { apiCommand, failureResponse, withActor } from '@/lib/platform/api'
import { saveNote } from '@/lib/quarterly/note-commands'
import { getNoteWords } from '@/lib/quarterly/note-queries'

type Params = { params: Promise<{ tenant: string; quarter: string }> }

const noQuarter = (): Response => failureResponse(fail('NOT_FOUND', 'Такого квартала нет.').error)

/** Edited words of the note as they are now. */
export async function GET(request: Request, { params }: Params): Promise<Response> {
  const { tenant, quarter: key } = await params
  const quarter = readQuarter(key)
  return quarter
    ? withActor(request, tenant, async (actor) =>
        Response.json(await getNoteWords(actor, { quarter }), { headers: { 'cache-control': 'no-store' } }),
      )
    : noQuarter()
}

/** Autosave: { edits: [{ section, base, text }] }. */
export async function PUT(request: Request, { params }: Params): Promise<Response> {
  const { tenant, quarter: key } = await params
  const quarter = readQuarter(key)
  return quarter ? apiCommand(request, tenant, saveNote, (body) => ({ ...body, ...quarter })) : noQuarter()
}
