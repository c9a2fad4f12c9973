import { may } from '@/lib/access'
import { fail } from '@/lib/core/result'
import { receiveBytes } from '@/lib/files/receive'
import { failureResponse, withActor } from '@/lib/platform/api'
import { readVisio } from '@/lib/processes/file/upload'
import { MAX_FILE_BYTES } from '@/lib/processes/map/decode'
import { refusalText } from '@/lib/processes/map/labels'

type Params = { params: Promise<{ tenant: string }> }

/** A Visio drawing as BPMN, to be looked at: nothing is kept. The body is the file as it was chosen. */
export async function POST(request: Request, { params }: Params): Promise<Response> {
  const { tenant } = await params
  return withActor(request, tenant, async (actor) => {
    if (!may(actor, 'process.file'))
      return failureResponse(fail('FORBIDDEN', 'У вашей роли нет права загружать карты процессов.').error)
    const bytes = await receiveBytes(request, MAX_FILE_BYTES)
    if (!bytes) return failureResponse(fail('INVALID', refusalText({ kind: 'large' })).error)
    const read = readVisio(bytes)
    return read.ok
      ? Response.json({ text: read.text, notes: read.notes }, { headers: { 'cache-control': 'no-store' } })
      : failureResponse(fail('INVALID', read.text).error)
  })
}
