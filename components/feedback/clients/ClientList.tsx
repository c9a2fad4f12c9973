import { FileChoice } from '@/components/roadmaps/FileChoice'
import { ActionForm, type FormAction } from '@/components/ui/ActionForm'
import { DateField } from '@/components/ui/DateField'
import { EmptyState } from '@/components/ui/EmptyState'
import { Section } from '@/components/ui/Section'
import { StatusMark } from '@/components/ui/StatusMark'
import { TextField } from '@/components/ui/TextField'
import { formatShort } from '@/lib/core/dates'
import type { ActView, ClientListView } from '@/lib/feedback/clients/view'
import { hasChanges, lineStateLabels, type ListLine } from '@/lib/feedback/clients/entry'
import { listLabels } from '@/lib/feedback/clients/labels'

type Props = { tenant: string; view: ClientListView; today: string; approve: FormAction }

const fileOf = (tenant: string, { kind, agency }: ClientListView): string =>
  `/api/${tenant}/documents/client-lists/${listLabels[kind].file}-${agency.id}`

/** «Перечень не менялся с редакции 2», «Изменены 3 строки из 14», «В перечне 14 точек, он ещё не утверждён». */
export function listTitle({ kind, acts, counts, active }: ClientListView): string {
  const { rows } = listLabels[kind]
  const changed = counts.changed + counts.added + counts.removed
  const [last] = acts
  if (!last) return active === 0 ? listLabels[kind].title : `В перечне ${rows(active)}, он ещё не утверждён`
  return changed === 0
    ? `В перечне ${rows(active)}, изменений нет`
    : `После редакции ${last.edition} изменилось: ${rows(changed)}`
}

/** The list against its last act: what changed, the rest, the acts, and how the next one is recorded. */
export function ClientList({ tenant, view, today, approve }: Props) {
  const { kind, lines, active } = view
  const file = fileOf(tenant, view)
  return (
    <div className="grid gap-x-8 lg:grid-cols-[minmax(0,1fr)_20rem]">
      <div className="min-w-0">
        {lines.length > 0 ? (
          <ol className="border-t border-line">
            {lines.map((line) => (
              <Line key={line.entry.id} tenant={tenant} line={line} path={listLabels[kind].path} />
            ))}
          </ol>
        ) : (
          <EmptyState title="В перечне пока нет строк">Внесите первую, и она появится здесь.</EmptyState>
        )}
      </div>
      <div className="grid content-start [&>section:first-child]:mt-0">
        <Approval tenant={tenant} view={view} today={today} approve={approve} />
        <Acts tenant={tenant} view={view} />
        {active > 0 && (
          <Section title="Проект приложения" rule>
            <Files file={file} label="проект" />
          </Section>
        )}
      </div>
    </div>
  )
}

function Line({ tenant, line: { state, entry, changes }, path }: { tenant: string; line: ListLine; path: string }) {
  const { sign, word } = lineStateLabels[state]
  return (
    <li className="border-b border-line py-2.5">
      <span className="flex flex-wrap items-baseline justify-between gap-x-4">
        {state === 'removed' ? (
          <s className="text-muted">{entry.name}</s>
        ) : (
          <a href={`/${tenant}/office/${path}/${entry.id}`} className="font-medium">
            {entry.name}
          </a>
        )}
        {state !== 'same' && (
          <span className="text-sm text-warn">
            <span aria-hidden="true">{sign} </span>
            {word}
          </span>
        )}
      </span>
      {changes.length > 0 && (
        <ul className="mt-1 text-sm">
          {changes.map(({ field, from, to }) => (
            <li key={field}>
              <span className="text-muted">{field}:</span> {from ? <s className="text-muted">{from}</s> : '–'} →{' '}
              {to || '–'}
            </li>
          ))}
        </ul>
      )}
    </li>
  )
}

/** Records the act that approved the list: what the page shows becomes the next edition. */
function Approval({ tenant, view, today, approve }: Props) {
  const { kind, agency, acts, counts, active, mark, can } = view
  const [last] = acts
  if (!can.approve || active === 0 || (last && !hasChanges(counts))) return null
  const edition = (last?.edition ?? 0) + 1
  return (
    <Section title={`Утвердить редакцию ${edition}`} rule>
      <ActionForm
        key={mark}
        action={approve}
        tenant={tenant}
        hidden={{ agencyId: agency.id, last: last?.edition ?? 0, shown: mark }}
        submitLabel={`Утвердить: ${listLabels[kind].rows(active)}`}
      >
        <TextField
          name="actTitle"
          label="Вид акта"
          defaultValue={last?.actTitle ?? listLabels[kind].act}
          maxLength={300}
          autoComplete="off"
        />
        <TextField name="actNumber" label="Номер" maxLength={60} chars={12} autoComplete="off" />
        <DateField name="actOn" label="Дата" max={today} terse />
        <FileChoice tenant={tenant} agencyId={agency.id} label="Подписанный акт" optional />
      </ActionForm>
      <p className="mt-3 text-sm text-muted">Редакция станет неизменной.</p>
    </Section>
  )
}

function Acts({ tenant, view }: { tenant: string; view: ClientListView }) {
  const file = fileOf(tenant, view)
  return (
    <Section title="Утверждённые редакции" rule>
      {view.acts.length === 0 ? (
        <StatusMark kind="warn">перечень не утверждён</StatusMark>
      ) : (
        <ol className="grid gap-3">
          {view.acts.map((act) => (
            <Act key={act.edition} tenant={tenant} act={act} file={file} rows={listLabels[view.kind].rows} />
          ))}
        </ol>
      )}
    </Section>
  )
}

type ActProps = { tenant: string; act: ActView; file: string; rows: (n: number) => string }

function Act({ tenant, act, file, rows }: ActProps) {
  return (
    <li>
      <b>Редакция {act.edition}</b> · {rows(act.rows)}
      <span className="block text-sm text-muted">
        {act.actTitle} от {formatShort(act.actOn)} №&nbsp;{act.actNumber}
      </span>
      {act.file && (
        <a href={`/api/${tenant}/files/${act.file.id}`} download="" className="block text-sm wrap-anywhere">
          {act.file.name}
        </a>
      )}
      <Files file={`${file}-${act.edition}`} label={`редакция ${act.edition}`} />
    </li>
  )
}

const Files = ({ file, label }: { file: string; label: string }) => (
  <span className="flex gap-3 text-sm">
    {(['docx', 'pdf', 'xlsx'] as const).map((type) => (
      <a key={type} href={`${file}.${type}`} download="" aria-label={`${type.toUpperCase()}, ${label}`}>
        {type.toUpperCase()}
      </a>
    ))}
  </span>
)
