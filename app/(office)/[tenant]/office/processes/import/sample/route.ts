import { may } from '@/lib/access'
import { failureResponse, withActor } from '@/lib/platform/api'
import { processColumns } from '@/lib/processes/registry/import'
import { processKindLabels } from '@/lib/processes/registry/labels'
import { sampleWorkbook, workbookResponse } from '@/lib/tables/sample-file'

const notes: Record<(typeof processColumns)[number]['field'], string> = {
  code: 'Код внутри органа. Пусто – портал даст следующий.',
  name: 'Название процесса.',
  kind: 'Пусто – по тому, кто участвует.',
  group: 'Группа процессов программы.',
  carries: 'Услуга, функция или другое по правилам программы.',
  owner: 'Наименование или краткое наименование органа. Пусто – ваш орган.',
  unit: 'Подразделение владельца, которое отвечает за процесс.',
  representative: 'Должность и фамилия, не ниже начальника подразделения.',
  participants: 'По одному в строке: «Орган» или «Орган, подразделение».',
  inputs: 'По одному в строке.',
  outputs: 'По одному в строке.',
  consumers: 'По одному в строке; вид – в скобках: «Заявитель (внешний)».',
  needs: 'Требования потребителей, строка в строку с ними.',
  regulations: 'По одному в строке.',
  systems: 'По одной в строке.',
  runs: 'Целое число.',
  federalId: 'Номер услуги в федеральном реестре.',
}

export async function GET(request: Request, { params }: { params: Promise<{ tenant: string }> }): Promise<Response> {
  const { tenant } = await params
  return withActor(request, tenant, async (actor) => {
    if (!may(actor, 'process.import'))
      return failureResponse({ code: 'NOT_FOUND', message: 'Не найдено или недоступно.' })
    const { groups, carries } = actor.tenant.settings.processes
    const values: Record<string, string[]> = {
      kind: Object.values(processKindLabels),
      group: groups.map(({ title }) => title),
      carries: carries.map(({ title }) => title),
    }
    const example: Record<string, string> = {
      code: 'П-01',
      name: 'Выдача справки',
      group: groups[0]?.title ?? '',
      carries: carries[0]?.title ?? '',
      representative: 'Начальник общего отдела',
      inputs: 'Заявление',
      outputs: 'Справка',
      consumers: 'Заявитель (внешний)',
      needs: 'Справка в день обращения',
      runs: '480',
    }
    const bytes = await sampleWorkbook({
      title: 'Процессы',
      columns: processColumns.map(({ field, title, required }) => ({
        title,
        required,
        note: notes[field],
        ...(values[field] && values[field].length > 0 && { values: values[field] }),
      })),
      examples: [processColumns.map(({ field }) => example[field] ?? '')],
    })
    return workbookResponse(bytes, 'Образец – процессы.xlsx')
  })
}
