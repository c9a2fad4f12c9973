import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Breadcrumbs } from '@/components/layout/Breadcrumbs'
import { PageTitle } from '@/components/layout/PageTitle'
import { NoteChart } from '@/components/quarterly/NoteChart'
import { QuarterlyMark } from '@/components/quarterly/QuarterlyMark'
import { ButtonLink } from '@/components/ui/Button'
import { DataTable, type Column } from '@/components/ui/DataTable'
import { Section } from '@/components/ui/Section'
import { formatLong } from '@/lib/core/dates'
import { count } from '@/lib/core/format'
import { formatQuarter, quarterKey, readQuarter } from '@/lib/core/quarters'
import { noteCharts } from '@/lib/documents/note-paper'
import { requireActor } from '@/lib/platform/actor'
import { asked, noteColumns, noteTitles, type NoteFigures, type NoteRow } from '@/lib/quarterly/note'
import { getNote } from '@/lib/quarterly/note-queries'
import { noteSections } from '@/lib/quarterly/schema'
import { NoteEditor } from './NoteEditor'

export const metadata: Metadata = { title: 'Аналитическая справка' }

type Props = { params: Promise<{ tenant: string; quarter: string }> }

const SHOWN = 6

/** The first lines of a section, the rest at one press; on paper all stand open. */
function Words({ text }: { text: string }) {
  const lines = text.split('\n')
  const cut = lines.length > SHOWN + 2 ? SHOWN : lines.length
  return (
    <>
      <p className="whitespace-pre-line">{lines.slice(0, cut).join('\n')}</p>
      {cut < lines.length && (
        <details>
          <summary className="cursor-pointer text-accent print:hidden">
            Ещё {count(lines.length - cut, 'строка', 'строки', 'строк')}
          </summary>
          <p className="whitespace-pre-line">{lines.slice(cut).join('\n')}</p>
        </details>
      )}
    </>
  )
}

const columnsOf = (figures: NoteFigures): Column<NoteRow>[] => [
  { key: 'name', header: 'Орган', phone: 'title', cell: ({ name }) => name },
  { key: 'state', header: 'Отчёт', width: '12rem', cell: ({ state }) => <QuarterlyMark state={state} /> },
  ...noteColumns(figures).map(({ key, head, cell }): Column<NoteRow> => ({
    key,
    header: head,
    numeric: true,
    width: '8rem',
    cell,
  })),
]

export default async function NotePage({ params }: Props) {
  const { tenant, quarter: key } = await params
  const quarter = readQuarter(key)
  if (!quarter) notFound()
  const actor = await requireActor(tenant, `/${tenant}/office/quarterly/note/${key}`)
  const note = await getNote(actor, { quarter })
  const { figures } = note
  const at = `/${tenant}/office/quarterly`
  const document = `/api/${tenant}/documents/quarterly/note-${quarterKey(quarter)}`
  const drawn = noteCharts(figures)
  const charts = Object.fromEntries(
    noteSections.flatMap((section) => {
      const one = drawn[section]
      return one ? [[section, <NoteChart key={section} {...one} />]] : []
    }),
  )
  return (
    <>
      <Breadcrumbs
        items={[
          { label: 'Квартальные отчёты', href: `${at}?quarter=${quarterKey(quarter)}` },
          { label: 'Аналитическая справка' },
        ]}
      />
      <PageTitle
        title={`Справка за ${formatQuarter(quarter)}`}
        lead={`Портал написал её из цифр на ${formatLong(figures.asOf)} ${note.canEdit ? 'Правьте любой раздел: текст сохраняется сам и попадёт в документ.' : 'Правит её уполномоченный орган.'}`}
        actions={
          <>
            <ButtonLink variant="quiet" href={`${document}.pdf`} download="">
              PDF
            </ButtonLink>
            <ButtonLink href={`${document}.docx`} download="">
              DOCX с диаграммами
            </ButtonLink>
          </>
        }
      />
      {note.canEdit ? (
        <div className="[&_textarea]:max-h-[22rem] print:[&_textarea]:max-h-none">
          <NoteEditor
            key={note.edited.join()}
            tenant={tenant}
            userKey={note.userKey}
            quarter={quarter}
            timeZone={actor.tenant.timeZone}
            saved={note.saved}
            edited={note.edited}
            written={note.written}
            charts={charts}
          />
        </div>
      ) : (
        <div className="grid max-w-[80ch] gap-6">
          {noteSections
            .filter((section) => note.saved[section]?.text)
            .map((section) => (
              <div key={section}>
                <h2 className="text-lg">{noteTitles[section]}</h2>
                <Words text={note.saved[section]?.text ?? ''} />
                {charts[section]}
              </div>
            ))}
        </div>
      )}
      <Section title="Органы" rule actions={<a href={`${at}?quarter=${quarterKey(quarter)}`}>Отчёты органов</a>}>
        <DataTable
          caption={`Отчёты и записи органов за ${formatQuarter(quarter)}`}
          dense
          columns={columnsOf(figures)}
          rows={asked(figures.rows)}
          rowKey={({ agencyId }) => agencyId}
        />
      </Section>
    </>
  )
}
