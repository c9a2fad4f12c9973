import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Breadcrumbs } from '@/components/layout/Breadcrumbs'
import { pageName } from '@/lib/page-names'
import { PageTitle } from '@/components/layout/PageTitle'
import { StatusMark } from '@/components/ui/StatusMark'
import { formatLong, instantToDate } from '@/lib/core/dates'
import { requireActor, todayOf } from '@/lib/platform/actor'
import { answerLabels, checkStateLabels } from '@/lib/processes/check/labels'
import { getCheck, type CheckView } from '@/lib/processes/check/queries'
import { percentText } from '@/lib/processes/check/rules'
import { Answering } from './Answering'
import { Plan } from './Plan'
import { Reckoning } from './Reckoning'

export const metadata: Metadata = { title: 'Проверка услуги' }

type Props = { params: Promise<{ tenant: string; id: string; checkId: string }> }

const headline = ({ grade, share, state, plan }: CheckView): string => {
  if (grade === null) return 'Ответьте на вопросы и подпишите'
  const given = `«${grade}», ${percentText(share ?? '')} из 100`
  return state === 'NO_PLAN'
    ? `${given}: нужен план оптимизации`
    : state === 'PLANNED'
      ? `${given}: план утверждён ${plan ? formatLong(plan.on) : ''}`
      : state === 'DONE'
        ? `${given}: план выполнен`
        : `${given}: в норме`
}

export default async function CheckPage({ params }: Props) {
  const { tenant, id, checkId } = await params
  const checks = `/${tenant}/office/processes/checks`
  const actor = await requireActor(tenant, `${checks}/${id}/services/${checkId}`)
  const check = await getCheck(actor, { id: checkId })
  if (check.campaign.id !== id) notFound()
  const { campaign, process, state, signedAt, signedBy } = check
  return (
    <>
      <Breadcrumbs
        items={[
          { label: pageName('processes/checks'), href: checks },
          { label: campaign.title, href: `${checks}/${id}` },
          { label: process.agencyName, href: `${checks}/${id}/agencies/${process.agencyId}` },
          { label: process.code },
        ]}
      />
      <PageTitle
        kicker={
          <>
            <a href={`/${tenant}/office/processes/${process.id}`}>{process.name}</a> · {process.agencyName}
          </>
        }
        title={headline(check)}
        lead={
          signedAt
            ? `Подписано ${formatLong(instantToDate(actor.tenant.timeZone, signedAt))}, ${signedBy ?? ''}. После подписи ответ меняет только новая самопроверка.`
            : `Проверить до ${formatLong(campaign.checkBy)}`
        }
        meta={<StatusMark kind={checkStateLabels[state].mark}>{checkStateLabels[state].short}</StatusMark>}
      />
      {check.can.answer || (check.grade === null && check.can.sign) ? (
        <Answering tenant={tenant} check={check} />
      ) : (
        <div className="grid gap-x-12 lg:grid-cols-[minmax(0,2fr)_minmax(0,1fr)]">
          <Answered check={check} />
          <div>
            <Reckoning body={check.body} answers={check.answers} sample={campaign.sample} />
          </div>
        </div>
      )}
      <Plan tenant={tenant} check={check} today={todayOf(actor)} />
    </>
  )
}

/** Questions with their answers, when nobody may change them. */
function Answered({ check: { body, answers } }: { check: CheckView }) {
  return (
    <div>
      {body.sections.map(({ title, questions }) => (
        <section key={title} className="mb-6">
          <h2 className="mb-2 border-b border-line-strong pb-1 text-base">{title}</h2>
          <ul>
            {questions.map(({ key, text, stop }) => {
              const given = answers[key]
              return (
                <li key={key} className="grid gap-x-4 border-b border-line py-2 sm:grid-cols-[minmax(0,1fr)_8rem]">
                  <span>
                    {text}
                    {stop && <span className="ml-2 text-sm text-muted">стоп-вопрос</span>}
                    {given?.note && <span className="block text-sm text-muted">{given.note}</span>}
                  </span>
                  <b className={given?.answer === 'no' ? 'text-danger' : undefined}>
                    {given ? answerLabels[given.answer] : <span className="font-normal text-muted">нет ответа</span>}
                  </b>
                </li>
              )
            })}
          </ul>
        </section>
      ))}
    </div>
  )
}
