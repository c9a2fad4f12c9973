import { agencyColumns } from '@/lib/agencies/import'
import { sampleWorkbook, workbookResponse } from '@/lib/tables/sample-file'
import { may } from '@/lib/access'
import { failureResponse, withActor } from '@/lib/platform/api'
import { agencyKindLabel } from '@/lib/core/agency-kinds'
import { getProgramme } from '@/lib/programme/queries'
import { agencyKinds } from '@/lib/programme/act'

const notes = {
  name: 'Полное наименование.',
  shortName: 'Краткое, для таблиц.',
  kind: 'Вид участника.',
  parent: 'Наименование, краткое наименование или ИНН органа из портала или из этого же файла.',
  inn: '10 или 12 цифр.',
}

export async function GET(request: Request, { params }: { params: Promise<{ tenant: string }> }): Promise<Response> {
  const { tenant } = await params
  return withActor(request, tenant, async (actor) => {
    if (!may(actor, 'agency.import'))
      return failureResponse({ code: 'NOT_FOUND', message: 'Не найдено или недоступно.' })
    const kinds = agencyKinds(await getProgramme(actor, {})).map(agencyKindLabel)
    const bytes = await sampleWorkbook({
      title: 'Органы',
      columns: agencyColumns.map(({ field, title, required }) => ({
        title,
        required,
        note: notes[field],
        ...(field === 'kind' && { values: kinds }),
      })),
      examples: [
        ['Министерство образования', 'Минобразования', kinds[0] ?? '', '', ''],
        ['Институт развития образования', 'ИРО', kinds.at(-1) ?? '', 'Министерство образования', ''],
      ],
    })
    return workbookResponse(bytes, 'Образец – органы.xlsx')
  })
}
