import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Breadcrumbs } from '@/components/layout/Breadcrumbs'
import { pageName } from '@/lib/page-names'
import { PageTitle } from '@/components/layout/PageTitle'
import { ButtonLink } from '@/components/ui/Button'
import { DefinitionList } from '@/components/ui/DefinitionList'
import { Notice } from '@/components/ui/Notice'
import { Section } from '@/components/ui/Section'
import { count, formatNumber, sentence, upperFirst } from '@/lib/core/format'
import { getCollecting, type Collecting } from '@/lib/feedback/answers/collect-queries'
import { channelLabels } from '@/lib/feedback/answers/labels'
import { audienceText } from '@/lib/feedback/survey/labels'
import { requireActor } from '@/lib/platform/actor'
import { Invite } from './Invite'
import { Points } from './Points'

export const metadata: Metadata = { title: 'Сбор ответов' }

/** All ways in which the answers of a survey come. */
export default async function CollectPage({ params }: { params: Promise<{ tenant: string; id: string }> }) {
  const { tenant, id } = await params
  const at = `/${tenant}/office/surveys`
  const actor = await requireActor(tenant, `${at}/${id}/collect`)
  const survey = await getCollecting(actor, { id })
  if (!survey) notFound()
  const asked = survey.status === 'OPEN'
  return (
    <>
      <Breadcrumbs
        items={[
          { label: pageName('surveys'), href: at },
          { label: survey.title, href: `${at}/${id}` },
          { label: 'Сбор ответов' },
        ]}
      />
      <PageTitle title="Сбор ответов" kicker={survey.title} lead={`${upperFirst(audienceText(survey.audience))}.`} />
      {!asked && (
        <Notice tone="warn" title={survey.status === 'DRAFT' ? 'Опрос ещё не запущен' : 'Опрос закончен'}>
          {survey.status === 'DRAFT'
            ? 'Ссылки и листы заработают, когда он начнётся.'
            : 'Новые ответы не принимаются; листы, которые ещё не внесены, внести уже нельзя.'}
        </Notice>
      )}
      <Received survey={survey} />
      {survey.audience !== 'MODERATED' && <Link tenant={tenant} survey={survey} />}
      {survey.audience === 'PUBLIC' && <Points tenant={tenant} survey={survey} />}
      {survey.audience === 'INVITED' && asked && survey.may.invite && <Invite tenant={tenant} survey={survey} />}
      {asked && survey.may.enter && survey.content && <Sheets tenant={tenant} survey={survey} />}
      {survey.status !== 'DRAFT' && survey.may.load && <FromFile tenant={tenant} survey={survey} />}
    </>
  )
}

/** How many have come; a number so small that it would tell of single people is not told. */
function Received({ survey }: { survey: Collecting }) {
  const { received, threshold, byChannel, invited, quotas } = survey
  const few = `меньше ${count(threshold, 'ответа', 'ответов', 'ответов')}`
  return (
    <Section title="Пришло" rule>
      <DefinitionList
        items={[
          { term: 'Всего ответов', value: received === null ? few : formatNumber(received) },
          ...(invited > 0 ? [{ term: 'Приглашено', value: formatNumber(invited) }] : []),
          ...byChannel.map(({ channel, received: n }) => ({
            key: channel,
            term: sentence(channelLabels[channel]).replace(/\.$/, ''),
            value: formatNumber(n),
          })),
        ]}
      />
      {quotas.length > 0 && (
        <>
          <h3 className="mt-6 mb-2">Квоты</h3>
          <p className="mb-3 max-w-[68ch] text-muted">
            Считаются по закрытым партиям ответов: число, которое росло бы с каждым ответом, выдало бы, кто его дал.
          </p>
          <ul className="grid max-w-[40rem] gap-2">
            {quotas.map(({ question, option, wanted, have }) => (
              <li key={`${question} ${option}`} className="border-t border-line pt-2">
                <span className="block text-sm text-muted">{question}</span>
                {option}: нужно {formatNumber(wanted)}, есть {formatNumber(have)}
                {have >= wanted ? ' – набрано' : `, не хватает ${formatNumber(wanted - have)}`}
              </li>
            ))}
          </ul>
        </>
      )}
    </Section>
  )
}

const words: Record<Exclude<Collecting['audience'], 'MODERATED'>, string> = {
  PUBLIC: 'Отправьте её тем, кого спрашиваете: аккаунт не нужен.',
  INVITED: 'У каждого приглашённого своя ссылка, она в письме. Без приглашения эта страница ответа не примет.',
  EMPLOYEES: 'Сотрудники видят опрос у себя в разделе «Опросы для вас»; по ссылке – войдя в портал.',
}

function Link({ tenant, survey }: { tenant: string; survey: Collecting }) {
  if (survey.audience === 'MODERATED') return null
  const file = (name: string) => `/api/${tenant}/documents/surveys/${name}-${survey.id}.pdf`
  return (
    <Section
      title="Ссылка"
      rule
      lead={words[survey.audience]}
      actions={
        survey.audience === 'PUBLIC' &&
        survey.content && (
          <>
            <ButtonLink variant="quiet" href={file('poster')}>
              Плакат, PDF
            </ButtonLink>
            <ButtonLink variant="quiet" href={file('tent')}>
              Табличка, PDF
            </ButtonLink>
          </>
        )
      }
    >
      <input
        readOnly
        value={survey.address}
        aria-label="Ссылка на опрос"
        className="block min-h-10 w-full max-w-[40rem] rounded-ctl border border-control bg-sunken px-3 py-2"
      />
      {survey.segments.length > 0 && <SegmentLinks survey={survey} />}
    </Section>
  )
}

/** A link a segment: what comes by it is read with the segment, under the same threshold. */
function SegmentLinks({ survey: { segments, threshold } }: { survey: Collecting }) {
  return (
    <details className="mt-5 max-w-[40rem]">
      <summary className="cursor-pointer">Ссылки для сегментов: {segments.length}</summary>
      <p className="mt-2 text-muted">
        Ответ по такой ссылке войдёт в разрез «Сегменты». Группу меньше{' '}
        {count(threshold, 'ответа', 'ответов', 'ответов')} результаты не покажут.
      </p>
      <ul className="mt-2 grid gap-3">
        {segments.map(({ id, name, address }) => (
          <li key={id} className="border-t border-line pt-2">
            <span className="block text-sm">{name}</span>
            <input
              readOnly
              value={address}
              aria-label={`Ссылка для сегмента «${name}»`}
              className="mt-1 block min-h-10 w-full rounded-ctl border border-control bg-sunken px-3 py-2"
            />
          </li>
        ))}
      </ul>
    </details>
  )
}

function Sheets({ tenant, survey }: { tenant: string; survey: Collecting }) {
  const at = `/${tenant}/office/surveys/${survey.id}/collect/sheets`
  const moderated = survey.audience === 'MODERATED'
  return (
    <Section
      title={moderated ? 'Листы ведущего' : 'Бумага и телефон'}
      rule
      lead={
        moderated
          ? 'Ведущий записывает ответы беседы или фокус-группы. Недописанный лист остаётся на этом компьютере, записанный – сразу в портале.'
          : 'На бумаге те же номера вопросов и ответов, что на клавиатуре: цифра – ответ, Enter – дальше. Каждый лист сохраняется сразу.'
      }
    >
      <div className="flex flex-wrap gap-3">
        {moderated ? (
          <ButtonLink href={`${at}?way=SHEET`}>Заполнить лист</ButtonLink>
        ) : (
          <>
            <ButtonLink href={`${at}?way=PAPER`}>Внести бумажные анкеты</ButtonLink>
            <ButtonLink variant="quiet" href={`${at}?way=PHONE`}>
              Опросить по телефону
            </ButtonLink>
          </>
        )}
        <ButtonLink variant="quiet" href={`/api/${tenant}/documents/surveys/form-${survey.id}.pdf`}>
          Бумажная анкета, PDF
        </ButtonLink>
      </div>
    </Section>
  )
}

function FromFile({ tenant, survey }: { tenant: string; survey: Collecting }) {
  return (
    <Section
      title="Ответы из файла"
      rule
      lead="Спрашивали в Яндекс Формах, Google Forms или вели таблицу – перенесите ответы сюда: портал узнает вопросы и покажет, что прочитал."
    >
      <ButtonLink variant="quiet" href={`/${tenant}/office/surveys/${survey.id}/import`}>
        Перенести из файла
      </ButtonLink>
    </Section>
  )
}
