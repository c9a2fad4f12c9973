import type { Metadata } from 'next'
import { OwnSurveys } from '@/components/feedback/OwnSurveys'
import { OfficeTitle } from '@/components/layout/OfficeTitle'
import { pageName } from '@/lib/page-names'
import { EmptyState } from '@/components/ui/EmptyState'
import { surveysForMe } from '@/lib/feedback/answers/collect-queries'
import { requireActor } from '@/lib/platform/actor'

export const metadata: Metadata = { title: pageName('surveys/mine') }

/** Surveys among staff that the person has not answered yet. */
export default async function OwnSurveysPage({ params }: { params: Promise<{ tenant: string }> }) {
  const { tenant } = await params
  const actor = await requireActor(tenant, `/${tenant}/office/surveys/mine`)
  const surveys = await surveysForMe(actor, {})
  return (
    <>
      <OfficeTitle
        path="surveys/mine"
        lead="Портал запомнит только сам факт ответа: что вы ответили, хранится без имени."
      />
      {surveys.length === 0 ? (
        <EmptyState title="Сейчас вас ни о чём не спрашивают">Новый опрос появится здесь.</EmptyState>
      ) : (
        <OwnSurveys surveys={surveys} />
      )}
    </>
  )
}
