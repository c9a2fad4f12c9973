/** A list of touchpoints or segments as lines of a paper: the appendix to the act that approves it. Pure. */
import { formatDateTime, formatLong } from '@/lib/core/dates'
import type { ClientListPaper } from '@/lib/feedback/clients/view'
import { listFields, NAME_SHARE } from '@/lib/feedback/clients/entry'
import { listLabels, type ListKind } from '@/lib/feedback/clients/labels'
import { demoWords } from './paper'
import type { RegistrySheet } from './registry-sheet'

const nameHead: Record<ListKind, string> = { TOUCHPOINTS: 'Точка взаимодействия', SEGMENTS: 'Сегмент' }

export const clientListShares = (kind: ListKind): number[] => [
  4,
  NAME_SHARE,
  ...listFields[kind].map(({ share }) => share),
]

/** Heads and rows as they are printed, numbered. */
export const clientListRows = ({
  kind,
  entries,
}: Pick<ClientListPaper, 'kind' | 'entries'>): { head: string[]; rows: string[][] } => ({
  head: ['№ п/п', nameHead[kind], ...listFields[kind].map(({ title }) => title)],
  rows: entries.map(({ name, values }, i) => [
    String(i + 1),
    name,
    ...listFields[kind].map(({ key }) => values[key]?.text ?? ''),
  ]),
})

/** An edition prints as it was frozen, a draft says on each page that it is one. */
export function clientListSheet(paper: ClientListPaper): RegistrySheet {
  const { kind, act, agency, edition } = paper
  const { title } = listLabels[kind]
  return {
    demo: demoWords(paper.isDemo),
    approval: act
      ? ['Приложение', act.actTitle, `от ${formatLong(act.actOn)} № ${act.actNumber}`]
      : ['ПРОЕКТ', 'Приложение', '________________________', 'от «____» ______________ 20____ г. № ______'],
    title,
    owner: agency.name,
    ...clientListRows(paper),
    footer: `${act ? `Редакция ${edition}` : `ПРОЕКТ редакции ${edition}`}. ${title}. ${agency.name}`,
    printed: `Копия сделана ${formatDateTime(paper.timeZone, paper.printedAt)}`,
  }
}
