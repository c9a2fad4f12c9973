import type { Metadata } from 'next'
import { ChangeList } from '@/components/projects/passport/ChangeList'
import { Button, ButtonLink } from '@/components/ui/Button'
import { EmptyState } from '@/components/ui/EmptyState'
import { Section } from '@/components/ui/Section'
import { SelectField } from '@/components/ui/SelectField'
import { formatShort, instantToDate } from '@/lib/core/dates'
import { count } from '@/lib/core/format'
import { passportStatusLabels } from '@/lib/projects/state/labels'
import { comparePassportVersions } from '@/lib/projects/passport/queries'
import { loadProject } from '../../../load'

export const metadata: Metadata = { title: 'Сравнение версий паспорта' }

type Props = { params: Promise<{ tenant: string; id: string }>; searchParams: Promise<{ a?: string; b?: string }> }

const nameOf = (which: string): string => (which === 'work' ? 'в работе' : `версия ${which}`)

export default async function ComparePage({ params, searchParams }: Props) {
  const { tenant, id } = await params
  const { a = '1', b = 'work' } = await searchParams
  const { actor, project } = await loadProject(tenant, id)
  const view = await comparePassportVersions(actor, { id, a, b })
  const base = `/${tenant}/office/projects/${id}/passport`
  const options = [
    ...view.versions.map(({ number, status, submittedAt }) => ({
      value: String(number),
      label: `Версия ${number} от ${formatShort(instantToDate(actor.tenant.timeZone, submittedAt))} – ${passportStatusLabels[status].short}`,
    })),
    { value: 'work', label: 'Паспорт в работе' },
  ]
  const total = view.changes.filter(({ path }) => !path.endsWith('.personId')).length
  return (
    <Section
      className="mt-0"
      title={total === 0 ? 'Различий нет' : `Различий: ${count(total, 'поле', 'поля', 'полей')}`}
      lead={view.reason && `Что изменилось и почему: ${view.reason}`}
      actions={
        <>
          <ButtonLink size="s" variant="quiet" href={base}>
            К паспорту
          </ButtonLink>
          <ButtonLink size="s" variant="quiet" href={`${base}/versions`}>
            Все версии
          </ButtonLink>
        </>
      }
    >
      <form className="flex flex-wrap items-end gap-3">
        <SelectField name="a" label="Что сравнить" defaultValue={a} options={options} />
        <SelectField name="b" label="С чем" defaultValue={b} options={options} />
        <Button type="submit" variant="quiet">
          Показать
        </Button>
      </form>
      {total === 0 ? (
        <div className="mt-6">
          <EmptyState title="Паспорта совпадают">Ни одно поле не отличается.</EmptyState>
        </div>
      ) : (
        <ChangeList
          form={project.form}
          changes={view.changes}
          before={view.fieldsA}
          after={view.fieldsB}
          headings={[nameOf(a), nameOf(b)]}
        />
      )}
    </Section>
  )
}
