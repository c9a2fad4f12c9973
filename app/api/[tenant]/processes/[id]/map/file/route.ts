import { failureResponse, withActor } from '@/lib/platform/api'
import { receiveBytes } from '@/lib/files/receive'
import { fillFromFile, saveDrawing } from '@/lib/processes/file/commands'
import { getMapFiles } from '@/lib/processes/file/queries'
import { MAX_FILE_BYTES } from '@/lib/processes/map/decode'
import { refusalText } from '@/lib/processes/map/labels'
import { mapStateOf } from '@/lib/processes/model/states'

type Params = { params: Promise<{ tenant: string; id: string }> }

const stateOf = (asked: URLSearchParams) => mapStateOf(asked.get('state') ?? undefined) ?? 'AS_IS'
const plain = { headers: { 'cache-control': 'no-store' } }

function nameOf(request: Request): string {
  try {
    return decodeURIComponent(request.headers.get('x-file-name') ?? '').slice(-300)
  } catch {
    return ''
  }
}

/** The file of a map as an editor is given it. */
export async function GET(request: Request, { params }: Params): Promise<Response> {
  const { tenant, id } = await params
  return withActor(request, tenant, async (actor) => {
    const files = await getMapFiles(actor, { id })
    return Response.json(files[stateOf(new URL(request.url).searchParams)] ?? null, plain)
  })
}

/** A file of another program fills the table: the body is the file as it was chosen. */
export async function POST(request: Request, { params }: Params): Promise<Response> {
  const { tenant, id } = await params
  const asked = new URL(request.url).searchParams
  return withActor(request, tenant, async (actor) => {
    const bytes = await receiveBytes(request, MAX_FILE_BYTES)
    if (!bytes) return failureResponse({ code: 'INVALID', message: refusalText({ kind: 'large' }) })
    const result = await fillFromFile(actor, {
      processId: id,
      state: stateOf(asked),
      version: asked.get('version') ?? '',
      name: nameOf(request),
      file: Buffer.from(bytes).toString('base64'),
      process: asked.get('process') ?? '',
      ...(asked.has('as') && { as: asked.get('as') ?? '' }),
    })
    return result.ok ? Response.json(result.value, plain) : failureResponse(result.error)
  })
}

/** An edited drawing: the body is its XML. */
export async function PUT(request: Request, { params }: Params): Promise<Response> {
  const { tenant, id } = await params
  const asked = new URL(request.url).searchParams
  return withActor(request, tenant, async (actor) => {
    const bytes = await receiveBytes(request, MAX_FILE_BYTES)
    if (!bytes) return failureResponse({ code: 'INVALID', message: refusalText({ kind: 'large' }) })
    const result = await saveDrawing(actor, {
      processId: id,
      state: stateOf(asked),
      version: asked.get('version') ?? '',
      base: asked.get('base') ?? '',
      xml: new TextDecoder().decode(bytes),
    })
    return result.ok ? Response.json(result.value, plain) : failureResponse(result.error)
  })
}
