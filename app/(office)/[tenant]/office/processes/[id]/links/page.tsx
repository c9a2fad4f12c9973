import { notFound } from 'next/navigation'
import { ProcessSearch } from '@/components/processes/ProcessSearch'
import { ActionForm } from '@/components/ui/ActionForm'
import { Section } from '@/components/ui/Section'
import { SelectField } from '@/components/ui/SelectField'
import { TextField } from '@/components/ui/TextField'
import { findProcesses } from '@/lib/processes/registry/form-queries'
import { linkAction } from '../action'
import { loadProcess, processMetadata } from '../load'
import { ProcessLinks } from '../ProcessLinks'

export const generateMetadata = processMetadata('Связи')

type Props = { params: Promise<{ tenant: string; id: string }>; searchParams: Promise<{ q?: string }> }

export default async function ProcessLinksPage({ params, searchParams }: Props) {
  const { tenant, id } = await params
  const { q = '' } = await searchParams
  const { actor, process } = await loadProcess(tenant, id)
  if (!process.can.edit || process.status === 'DROPPED') notFound()
  const found = await findProcesses(actor, { q, besides: id })
  const options = found.map((one) => ({ value: one.id, label: `${one.code} ${one.name} – ${one.agency}` }))
  const { inputs, outputs } = process.entry
  return (
    <>
      <Section title="Новая связь" lead="Найдите другой процесс – свой или чужой – по названию или коду.">
        <ProcessSearch q={q} hint="Название или код другого процесса" />
        {q !== '' && found.length === 0 && <p className="text-muted">Ничего не нашлось. Измените слова.</p>}
        {found.length > 0 && (
          <div className="grid gap-x-8 gap-y-6 md:grid-cols-2">
            <LinkForm
              tenant={tenant}
              own={{ toId: id }}
              other="fromId"
              title="Он передаёт этому"
              things={inputs}
              options={options}
            />
            <LinkForm
              tenant={tenant}
              own={{ fromId: id }}
              other="toId"
              title="Этот передаёт ему"
              things={outputs}
              options={options}
            />
          </div>
        )}
      </Section>
      <Section title="Связи" rule>
        <ProcessLinks tenant={tenant} process={process} unlinks />
      </Section>
    </>
  )
}

type FormProps = {
  tenant: string
  /** This process, on its side of the link. */
  own: { fromId: string } | { toId: string }
  other: 'fromId' | 'toId'
  title: string
  /** Inputs or results of this process. */
  things: readonly string[]
  options: { value: string; label: string }[]
}

function LinkForm({ tenant, own, other, title, things, options }: FormProps) {
  const listId = `things-${other}`
  return (
    <div>
      <h3 className="mb-2">{title}</h3>
      <datalist id={listId}>
        {things.map((thing) => (
          <option key={thing} value={thing} />
        ))}
      </datalist>
      <ActionForm action={linkAction} tenant={tenant} hidden={own} submitLabel="Связать" quiet resetOnDone>
        <SelectField name={other} label="Другой процесс" options={options} />
        <TextField
          name="what"
          label="Что передаётся"
          list={listId}
          defaultValue={things[0]}
          maxLength={300}
          autoComplete="off"
        />
      </ActionForm>
    </div>
  )
}
