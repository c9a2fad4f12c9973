import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { StudyFields } from '@/components/feedback/situation/StudyFields'
import { Breadcrumbs } from '@/components/layout/Breadcrumbs'
import { PageTitle } from '@/components/layout/PageTitle'
import { ActionForm } from '@/components/ui/ActionForm'
import { ButtonLink } from '@/components/ui/Button'
import { getStudy, getStudyForm } from '@/lib/feedback/situation/study-queries'
import { requireActor, todayOf } from '@/lib/platform/actor'
import { editStudyAction } from '../../../action'

export const metadata: Metadata = { title: 'Изменение исследования' }

/** What was chosen stays to be chosen, though it is offered no more. */
const offered = (all: { id: string; name: string }[], id: string | null, name: string | null) =>
  id && name && !all.some((one) => one.id === id) ? [...all, { id, name }] : all

export default async function EditStudyPage({ params }: { params: Promise<{ tenant: string; id: string }> }) {
  const { tenant, id } = await params
  const base = `/${tenant}/office/situations/studies`
  const at = `${base}/${id}`
  const actor = await requireActor(tenant, `${at}/edit`)
  const study = await getStudy(actor, { id })
  if (!study.can.edit || study.published) notFound()
  const { situations, segments } = await getStudyForm(actor, {})
  return (
    <div className="max-w-[44rem]">
      <Breadcrumbs
        items={[{ label: 'Исследования', href: base }, { label: study.title, href: at }, { label: 'Изменение' }]}
      />
      <PageTitle title="Изменение исследования" kicker={study.agency} />
      <ActionForm
        action={editStudyAction}
        tenant={tenant}
        hidden={{ id, version: study.version }}
        submitLabel="Сохранить"
        actions={
          <ButtonLink href={at} variant="quiet">
            Отмена
          </ButtonLink>
        }
      >
        <StudyFields
          values={study}
          situations={offered(situations, study.situationId, study.situation)}
          segments={offered(segments, study.segmentId, study.segment)}
          today={todayOf(actor)}
        />
      </ActionForm>
    </div>
  )
}
