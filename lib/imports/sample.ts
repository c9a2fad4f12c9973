import 'server-only'
import { failureResponse, withActor } from '@/lib/platform/api'
import type { Actor } from '@/lib/platform/actor'
import { can } from '@/lib/core/permissions'
import { sampleWorkbook, workbookResponse } from '@/lib/tables/sample-file'
import { importKind } from './kinds'

type Params = { params: Promise<{ tenant: string }> }

/** A route that gives the sample of a list. `values` – what the tenant allows in columns of choices. */
export const sampleRoute =
  (key: string, values: (actor: Actor) => Promise<Record<string, string[]>> = () => Promise.resolve({})) =>
  async (request: Request, { params }: Params): Promise<Response> => {
    const { tenant } = await params
    return withActor(request, tenant, async (actor) => {
      const kind = importKind(key)
      if (!kind || !can(actor.memberships, kind.spec.needs))
        return failureResponse({ code: 'NOT_FOUND', message: 'Не найдено или недоступно.' })
      const { spec } = kind
      const allowed = await values(actor)
      const columns = spec.table.columns.filter(({ sampled }) => sampled !== false)
      const bytes = await sampleWorkbook({
        title: spec.title,
        columns: columns.map(({ field, title, required, note, choices }) => {
          const list = allowed[field] ?? choices?.map((one) => one.title)
          return {
            title,
            required: required ?? false,
            note: note ?? '',
            ...(list && list.length > 0 && { values: list }),
          }
        }),
        examples: spec.examples.map((row) =>
          columns.map(({ field }, i) => {
            const [text, list] = [row[i] ?? '', allowed[field]]
            return text === '' || !list || list.includes(text) ? text : (list.at(-1) ?? '')
          }),
        ),
      })
      return workbookResponse(bytes, `Образец – ${spec.title.toLowerCase()}.xlsx`)
    })
  }
