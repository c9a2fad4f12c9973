import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Breadcrumbs } from '@/components/layout/Breadcrumbs'
import { pageName } from '@/lib/page-names'
import { PageTitle } from '@/components/layout/PageTitle'
import { ActionForm } from '@/components/ui/ActionForm'
import { ButtonLink } from '@/components/ui/Button'
import { DefinitionList } from '@/components/ui/DefinitionList'
import { Section } from '@/components/ui/Section'
import { count, sentence, upperFirst } from '@/lib/core/format'
import { formatLong } from '@/lib/core/dates'
import {
  answeredText,
  audienceText,
  daysText,
  purposeLabels,
  questionsText,
  sideLabels,
  timeText,
} from '@/lib/feedback/survey/labels'
import { getSurvey } from '@/lib/feedback/survey/queries'
import type { SurveyView } from '@/lib/feedback/survey/view'
import { surveyLength } from '@/lib/feedback/survey/ways'
import { requireActor } from '@/lib/platform/actor'
import { StageMark } from '../StageMark'
import { closeSurveyAction, discardRevisionAction, dropSurveyAction, reviseSurveyAction } from '../action'
import { Again } from './Again'
import { Address } from './Address'
import { Difference, Versions, Waves } from './Versions'

export const metadata: Metadata = { title: 'Опрос' }

/** A survey: its state and next step, its address, versions and waves. */
export default async function SurveyPage({ params }: { params: Promise<{ tenant: string; id: string }> }) {
  const { tenant, id } = await params
  const at = `/${tenant}/office/surveys`
  const actor = await requireActor(tenant, `${at}/${id}`)
  const survey = await getSurvey(actor, { id })
  if (!survey) notFound()
  return (
    <>
      <Breadcrumbs items={[{ label: pageName('surveys'), href: at }, { label: survey.title }]} />
      <PageTitle
        title={survey.title}
        kicker={[survey.template ? 'Образец программы' : survey.agencyName || 'Вся программа', survey.service]
          .filter(Boolean)
          .join(' · ')}
        meta={
          survey.template ? undefined : (
            <StageMark stage={survey.stage} revised={survey.status === 'OPEN' && survey.draft !== null} />
          )
        }
        actions={
          <>
            {survey.can.edit && survey.status === 'OPEN' && (
              <ButtonLink href={`${at}/${id}/collect`}>Сбор ответов</ButtonLink>
            )}
            {survey.status !== 'DRAFT' && !survey.template && (
              <ButtonLink variant={survey.status === 'CLOSED' ? 'primary' : 'quiet'} href={`${at}/${id}/results`}>
                Результаты
              </ButtonLink>
            )}
            <ButtonLink variant="quiet" href={`${at}/${id}/preview`}>
              Посмотреть
            </ButtonLink>
            {survey.can.edit && survey.status !== 'CLOSED' && !survey.template && (
              <ButtonLink variant="quiet" href={`${at}/${id}/settings`}>
                Свойства
              </ButtonLink>
            )}
          </>
        }
      />
      <NextStep tenant={tenant} survey={survey} />
      {survey.status === 'OPEN' && <Address tenant={tenant} survey={survey} />}
      <Facts tenant={tenant} survey={survey} />
      <Versions survey={survey} />
      <Waves at={at} survey={survey} />
      <Again tenant={tenant} survey={survey} />
    </>
  )
}

type PartProps = { tenant: string; survey: SurveyView }

/** What is to be done now, in a sentence, with its button. */
// Long: a branch a state.
function NextStep({ tenant, survey }: PartProps) {
  const { id, version, stage, draft, can, template } = survey
  const edit = `/${tenant}/office/surveys/${id}/edit`
  const seen = { id, version }
  if (draft !== null && can.edit) {
    const words =
      draft.faults > 0
        ? `${count(draft.faults, 'замечание', 'замечания', 'замечаний')}: исправьте, и ${template ? 'образец готов' : 'опрос можно запустить'}.`
        : template
          ? 'Образец готов: его видно в списке при создании опроса.'
          : survey.status === 'OPEN'
            ? 'Изменения готовы. Ответы пока идут по прежней версии.'
            : survey.opensOn
              ? sentence(`Всё готово. Запустите: ответы начнут принимать ${formatLong(survey.opensOn)}`)
              : 'Всё готово. Посмотрите и запустите.'
    return (
      <Step title={survey.status === 'OPEN' ? 'Анкету меняют' : template ? 'Образец' : 'Черновик'} words={words}>
        <ButtonLink href={edit}>
          {draft.faults > 0 ? 'К замечаниям' : survey.status === 'OPEN' ? 'К изменениям' : 'Открыть анкету'}
        </ButtonLink>
        {survey.status === 'OPEN' && (
          <ActionForm
            action={discardRevisionAction}
            tenant={tenant}
            hidden={seen}
            variant="quiet"
            submitLabel="Отменить изменения"
            confirm={{
              title: 'Отменить изменения анкеты?',
              text: 'Всё, что изменили после запуска, пропадёт. Запущенная версия останется.',
              confirmLabel: 'Отменить изменения',
              tone: 'danger',
            }}
          />
        )}
        {survey.status === 'DRAFT' && (
          <ActionForm
            action={dropSurveyAction}
            tenant={tenant}
            hidden={seen}
            variant="text"
            submitLabel="Удалить"
            confirm={{
              title: template ? 'Удалить образец?' : 'Удалить черновик?',
              text: 'Вопросы пропадут, вернуть их будет нельзя.',
              confirmLabel: 'Удалить',
              tone: 'danger',
            }}
          />
        )}
        {draft.difference && <Difference difference={draft.difference} />}
      </Step>
    )
  }
  const revise = can.edit && survey.status === 'OPEN' && (
    <ActionForm
      action={reviseSurveyAction}
      tenant={tenant}
      hidden={seen}
      variant="quiet"
      submitLabel="Изменить анкету"
    />
  )
  const close = can.close && survey.status === 'OPEN' && (
    <ActionForm
      action={closeSurveyAction}
      tenant={tenant}
      hidden={seen}
      variant={stage === 'ENDED' ? 'primary' : 'quiet'}
      submitLabel="Закрыть опрос"
      confirm={{
        title: 'Закрыть опрос?',
        text: 'Ответы больше не примут, открыть его снова будет нельзя. Для продолжения делают следующую волну.',
        confirmLabel: 'Закрыть',
        tone: 'danger',
      }}
    />
  )
  switch (stage) {
    case 'DRAFT':
      return <Step title="Черновик" words="Опрос ещё не запущен." />
    case 'WAITING':
      return (
        <Step
          title="Ждёт первого дня"
          words={sentence(`Ответы начнут принимать ${survey.opensOn ? formatLong(survey.opensOn) : ''}`)}
        >
          {revise}
          {close}
        </Step>
      )
    case 'OPEN':
      return (
        <Step
          title="Опрос идёт"
          words={
            survey.closesOn
              ? sentence(`Последний день – ${formatLong(survey.closesOn)}`)
              : 'Ответы принимают, пока опрос не закроют.'
          }
        >
          {revise}
          {close}
        </Step>
      )
    case 'ENDED':
      return (
        <Step
          title="Дни опроса прошли"
          words="Ответы не принимаются. Закройте опрос или перенесите последний день в свойствах."
        >
          {close}
          {revise}
        </Step>
      )
    case 'CLOSED':
      return (
        <Step title="Опрос закрыт" words={survey.closedOn ? sentence(`Закрыт ${formatLong(survey.closedOn)}`) : ''} />
      )
  }
}

function Step({ title, words, children }: { title: string; words: string; children?: React.ReactNode }) {
  return (
    <section className="mb-6 rounded-card border border-line-strong bg-surface p-4">
      <h2>{title}</h2>
      {words && <p className="mt-1 text-muted">{words}</p>}
      {children && <div className="mt-3 flex flex-wrap items-center gap-3">{children}</div>}
    </section>
  )
}

function Facts({ tenant, survey }: PartProps) {
  const { content, process, project, situation } = survey
  const questions = content.pages.flatMap((page) => page.questions)
  const titleOf = (id: string): string => questions.find((one) => one.id === id)?.title ?? 'убранный вопрос'
  const length = surveyLength(content)
  const quotas = survey.quotas.map(({ question, option, wanted }) => {
    const found = questions.find((one) => one.id === question)
    return `«${found?.options.find((one) => one.id === option)?.label ?? '…'}» – ${wanted}`
  })
  const facts = [
    { term: 'О чём', value: purposeLabels[survey.purpose] },
    {
      term: 'Кого спрашивают',
      value: `${upperFirst(sideLabels[survey.side])}; ${audienceText(survey.audience)}`,
    },
    ...(survey.template ? [] : [{ term: 'Дни', value: daysText(survey) }]),
    ...(survey.cameFrom ? [{ term: 'Откуда', value: `от органа «${survey.cameFrom}»` }] : []),
    ...(survey.status === 'DRAFT'
      ? []
      : [
          {
            term: 'Ответили',
            value: (
              <>
                {answeredText(survey)}
                {survey.askedBasis && <span className="block text-sm text-muted">{survey.askedBasis}</span>}
                <span className="block text-sm text-muted">
                  Считаются ответы закрытых партий: по одному ответу никого не узнать.
                </span>
              </>
            ),
          },
        ]),
    {
      term: 'Вопросы',
      value: `${questionsText(questions.length)}${questions.length > 0 ? `, ${timeText(length.seconds)}` : ''}`,
    },
    ...(process
      ? [
          {
            term: 'Процесс',
            value: (
              <>
                <a href={`/${tenant}/office/processes/${process.id}`}>
                  {process.code} {process.name}
                </a>
                {process.group && <span className="text-muted"> · {process.group}</span>}
              </>
            ),
          },
        ]
      : []),
    ...(situation ? [{ term: 'Жизненная ситуация', value: situation.title }] : []),
    ...(project
      ? [
          {
            term: 'Проект',
            value: (
              <a href={`/${tenant}/office/projects/${project.id}`}>
                № {project.number}. {project.title}
              </a>
            ),
          },
        ]
      : []),
    ...(survey.splits.length > 0
      ? [{ term: 'Читают отдельно', value: survey.splits.map((id) => `«${titleOf(id)}»`).join(', ') }]
      : []),
    ...(quotas.length > 0 ? [{ term: 'Квоты', value: quotas.join(', ') }] : []),
  ]
  return (
    <Section title="Об опросе">
      <DefinitionList items={facts} />
    </Section>
  )
}
