import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Breadcrumbs } from '@/components/layout/Breadcrumbs'
import { pageName } from '@/lib/page-names'
import { PageTitle } from '@/components/layout/PageTitle'
import { Paper } from '@/components/surveys/Paper'
import { Walk } from '@/components/surveys/Walk'
import { LinkPills } from '@/components/ui/Tabs'
import { contentOf } from '@/lib/feedback/survey/draft'
import { getSurveyBuilder } from '@/lib/feedback/survey/builder-queries'
import { getSurvey } from '@/lib/feedback/survey/queries'
import { requireActor } from '@/lib/platform/actor'

export const metadata: Metadata = { title: 'Просмотр опроса' }

type Props = { params: Promise<{ tenant: string; id: string }>; searchParams: Promise<{ as?: string }> }

const devices = { phone: 'На телефоне', tablet: 'На планшете', paper: 'На бумаге' } as const
type Device = keyof typeof devices

/** The survey as it is answered on a phone, on a tablet at the window, on paper; of a draft – the draft. */
export default async function SurveyPreviewPage({ params, searchParams }: Props) {
  const { tenant, id } = await params
  const { as } = await searchParams
  const device: Device = as === 'tablet' || as === 'paper' ? as : 'phone'
  const at = `/${tenant}/office/surveys`
  const actor = await requireActor(tenant, `${at}/${id}/preview`)
  const survey = await getSurvey(actor, { id })
  if (!survey) notFound()
  const draft = survey.can.edit ? await getSurveyBuilder(actor, { id }) : null
  const content = draft && draft.refusal === null ? contentOf(draft.texts) : survey.content
  const head = survey.agencyName || actor.tenant.name
  return (
    <>
      <Breadcrumbs
        items={[
          { label: pageName('surveys'), href: at },
          { label: survey.title, href: `${at}/${id}` },
          { label: 'Просмотр' },
        ]}
      />
      <PageTitle title="Как это увидят" lead={survey.title} />
      <LinkPills
        label="Где отвечают"
        items={(Object.keys(devices) as Device[]).map((key) => ({
          href: `${at}/${id}/preview?as=${key}`,
          label: devices[key],
          current: key === device,
        }))}
      />
      {content.pages.every(({ questions }) => questions.length === 0) ? (
        <p className="text-muted">Вопросов пока нет.</p>
      ) : device === 'paper' ? (
        <Paper content={content} head={head} title={survey.title} />
      ) : (
        <Walk content={content} head={head} device={device} />
      )}
    </>
  )
}
