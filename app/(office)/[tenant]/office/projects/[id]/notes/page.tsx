import type { Metadata } from 'next'
import { ActionForm } from '@/components/ui/ActionForm'
import { DateField } from '@/components/ui/DateField'
import { EmptyState } from '@/components/ui/EmptyState'
import { Pagination } from '@/components/ui/Pagination'
import { Section } from '@/components/ui/Section'
import { TextArea } from '@/components/ui/TextArea'
import { TextField } from '@/components/ui/TextField'
import { formatLong } from '@/lib/core/dates'
import { listNotes } from '@/lib/projects/stages/queries'
import { pageNumber } from '@/lib/core/pages'
import { loadProject } from '../load'
import { addNoteAction, removeNoteAction } from './action'

export const metadata: Metadata = { title: 'Встречи команды' }

type Props = {
  params: Promise<{ tenant: string; id: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export default async function NotesPage({ params, searchParams }: Props) {
  const { tenant, id } = await params
  const { actor } = await loadProject(tenant, id)
  const page = pageNumber((await searchParams).page)
  const notes = await listNotes(actor, { id, page })
  const at = `/${tenant}/office/projects/${id}/notes`
  return (
    <>
      {notes.can.add && (
        <details open={notes.total === 0}>
          <summary className="cursor-pointer font-medium text-accent">Записать встречу</summary>
          <div className="mt-4 max-w-[48rem]">
            <ActionForm
              action={addNoteAction}
              tenant={tenant}
              hidden={{ projectId: id }}
              submitLabel="Сохранить запись"
              resetOnDone
              quiet
            >
              <DateField name="heldOn" label="День встречи" defaultValue={notes.today} max={notes.today} />
              <TextField name="present" label="Кто был" optional hint="Должности или фамилии через запятую" />
              <TextArea name="text" label="О чём говорили, что решили" rows={4} />
              <TextArea
                name="tasks"
                label="Сделать задачами"
                optional
                rows={3}
                hint="По одной в строке, срок – в конце: «Согласовать форму заявления до 05.06.2026». Каждая строка станет задачей дорожной карты."
              />
            </ActionForm>
          </div>
        </details>
      )}
      <Section title={notes.total > 0 ? `Записей: ${notes.total}` : 'Встречи команды'}>
        {notes.rows.length === 0 ? (
          <EmptyState title="Записей пока нет">
            Здесь остаётся, о чём команда договорилась на встречах: кто был, что решили, какие задачи из этого вышли.
          </EmptyState>
        ) : (
          <ol className="grid gap-6">
            {notes.rows.map((note) => (
              <li key={note.id} className="border-b border-line pb-5">
                <h3>{formatLong(note.heldOn)}</h3>
                {note.present && <p className="text-sm text-muted">Были: {note.present}</p>}
                <p className="mt-1 max-w-[80ch] whitespace-pre-line">{note.text}</p>
                <div className="mt-1 flex flex-wrap items-center gap-x-4 text-sm text-muted">
                  <span>Записал: {note.byName}</span>
                  {notes.can.remove && (
                    <ActionForm
                      action={removeNoteAction}
                      tenant={tenant}
                      hidden={{ noteId: note.id }}
                      submitLabel="Убрать запись"
                      variant="text"
                      size="s"
                      quiet
                      confirm={{
                        title: 'Убрать запись встречи?',
                        text: 'Задачи, которые из неё вышли, останутся.',
                        confirmLabel: 'Убрать',
                        tone: 'danger',
                      }}
                    />
                  )}
                </div>
              </li>
            ))}
          </ol>
        )}
      </Section>
      <Pagination page={page} pages={notes.pages} href={(n) => `${at}?page=${n}`} total={notes.total} />
    </>
  )
}
