import { DataTable } from '@/components/ui/DataTable'
import { Section } from '@/components/ui/Section'
import type { OptimisationView } from '@/lib/processes/optimisation/view'

type Props = { tenant: string; view: OptimisationView }

/** Who works on it and what is to be reached: the passport of the project. */
export function Team({ tenant, view }: Props) {
  const { leader, team, goals } = view.passport
  const project = `/${tenant}/office/projects/${view.project.id}`
  const people = [
    ...(leader.name ? [{ name: leader.name, position: [leader.position, 'руководит группой'] }] : []),
    ...team.map(({ name, position }) => ({ name, position: [position] })),
  ]
  return (
    <div className="grid gap-x-8 lg:grid-cols-2">
      <Section title="Группа" rule>
        {people.length === 0 && <p className="text-muted">Пока не названа.</p>}
        <ul>
          {people.map(({ name, position }) => (
            <li key={`${name} ${position.join()}`} className="border-b border-line py-2">
              {name}
              <span className="block text-sm text-muted">{position.filter(Boolean).join(' · ')}</span>
            </li>
          ))}
        </ul>
        <p className="mt-2 text-sm">
          <a href={`${project}/passport`}>Паспорт проекта</a>, <a href={`${project}/notes`}>встречи</a>
        </p>
      </Section>
      <Section title="Цели" rule>
        {goals.length === 0 ? (
          <p className="text-muted">Внесите цели с показателями в паспорт проекта: без них план не отправить.</p>
        ) : (
          <DataTable
            caption="Цели"
            dense
            rows={goals}
            rowKey={({ id }) => id}
            columns={[
              { key: 'name', header: 'Показатель', phone: 'title', cell: ({ name }) => name },
              { key: 'unit', header: 'Единица', cell: ({ unit }) => unit || '–' },
              { key: 'now', header: 'сейчас', numeric: true, cell: ({ current }) => current || '–' },
              { key: 'target', header: 'цель', numeric: true, phone: 'lead', cell: ({ target }) => target || '–' },
            ]}
          />
        )}
      </Section>
    </div>
  )
}
