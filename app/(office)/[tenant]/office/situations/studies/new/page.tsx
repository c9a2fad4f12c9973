import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { StudyFields } from '@/components/feedback/situation/StudyFields'
import { Breadcrumbs } from '@/components/layout/Breadcrumbs'
import { PageTitle } from '@/components/layout/PageTitle'
import { ActionForm } from '@/components/ui/ActionForm'
import { ButtonLink } from '@/components/ui/Button'
import { ComboField } from '@/components/ui/ComboField'
import { getStudyForm } from '@/lib/feedback/situation/study-queries'
import { requireActor, todayOf } from '@/lib/platform/actor'
import { createStudyAction } from '../../action'

export const metadata: Metadata = { title: 'Новое исследование' }

type Props = { params: Promise<{ tenant: string }>; searchParams: Promise<{ situation?: string }> }

export default async function NewStudyPage({ params, searchParams }: Props) {
  const { tenant } = await params
  const { situation } = await searchParams
  const base = `/${tenant}/office/situations/studies`
  const actor = await requireActor(tenant, `${base}/new`)
  const { agencies, situations, segments } = await getStudyForm(actor, {})
  const [first] = agencies
  if (!first) notFound()
  return (
    <div className="max-w-[44rem]">
      <Breadcrumbs items={[{ label: 'Исследования', href: base }, { label: 'Новое' }]} />
      <PageTitle title="Новое исследование" lead="О группе клиентов, без сведений об одном человеке." />
      <ActionForm
        action={createStudyAction}
        tenant={tenant}
        submitLabel="Внести"
        hidden={agencies.length === 1 ? { agencyId: first.id } : undefined}
        actions={
          <ButtonLink href={base} variant="quiet">
            Отмена
          </ButtonLink>
        }
      >
        {agencies.length > 1 && (
          <ComboField
            name="agencyId"
            label="Чьё исследование"
            options={agencies.map(({ id, name }) => ({ value: id, label: name }))}
          />
        )}
        <StudyFields
          values={null}
          situations={situations}
          segments={segments}
          situationId={situation}
          today={todayOf(actor)}
        />
      </ActionForm>
    </div>
  )
}
