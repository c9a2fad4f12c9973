import type { Metadata } from 'next'
import { Breadcrumbs } from '@/components/layout/Breadcrumbs'
import { pageName } from '@/lib/page-names'
import { PageTitle } from '@/components/layout/PageTitle'
import { ActionForm } from '@/components/ui/ActionForm'
import { RadioGroup } from '@/components/ui/ChoiceFields'
import { DataTable, type Column } from '@/components/ui/DataTable'
import { DefinitionList } from '@/components/ui/DefinitionList'
import { Section } from '@/components/ui/Section'
import { TextArea } from '@/components/ui/TextArea'
import { TextField } from '@/components/ui/TextField'
import { formatDateTimeShort } from '@/lib/core/dates'
import { formatQuarter, formatQuarterShort } from '@/lib/core/quarters'
import { requireActor } from '@/lib/platform/actor'
import { daysWord, dueText } from '@/lib/quarterly/labels'
import { getQuarterlyRule, type QuarterlyRuleView } from '@/lib/quarterly/queries'
import type { QuarterlyRule } from '@/lib/quarterly/rules'
import { ruleAction } from '../action'

export const metadata: Metadata = { title: 'Сроки квартальных отчётов' }

type Props = { params: Promise<{ tenant: string }> }

export default async function QuarterlyRulePage({ params }: Props) {
  const { tenant } = await params
  const actor = await requireActor(tenant, `/${tenant}/office/quarterly/rule`)
  const { current, history, act, example, version, canRule } = await getQuarterlyRule(actor, {})
  return (
    <>
      <Breadcrumbs
        items={[{ label: pageName('quarterly'), href: `/${tenant}/office/quarterly` }, { label: 'Сроки' }]}
      />
      <PageTitle
        title="Сроки квартальных отчётов"
        lead="Где акт молчит или противоречит себе, решает уполномоченный орган; решение видно всем, кто сдаёт отчёты."
      />
      {current && <InForce current={current} example={example} />}
      {canRule && (
        <Section
          title={current ? 'Решить иначе' : 'Ввести квартальные отчёты'}
          rule
          lead="Новые сроки действуют с отчёта за идущий квартал (за прошедший – если его срок ещё не наступил). Прошлые отчёты и начатые черновики сохраняют свои сроки."
        >
          <div className="max-w-[40rem]">
            <RuleForm tenant={tenant} current={current} act={act} version={version} />
          </div>
        </Section>
      )}
      {history.length > 0 && (
        <Section title="История сроков" rule>
          <DataTable
            caption="История сроков"
            dense
            columns={columnsOf(actor.tenant.timeZone)}
            rows={history}
            rowKey={({ createdAt }) => createdAt.toISOString()}
          />
        </Section>
      )}
    </>
  )
}

const columnsOf = (timeZone: string): Column<QuarterlyRule>[] => [
  { key: 'from', header: 'С отчёта за', phone: 'title', width: '9rem', cell: ({ from }) => formatQuarterShort(from) },
  {
    key: 'days',
    header: 'Срок',
    width: '12rem',
    cell: (rule) => (rule.active ? `${rule.dueDay}-е, крайний день ${rule.lateAfterDay}-е` : 'отчёты не нужны'),
  },
  { key: 'text', header: 'Как прочитан акт', phone: 'wide', cell: ({ text }) => text },
  {
    key: 'by',
    header: 'Кто решил',
    width: '14rem',
    cell: ({ madeBy, createdAt }) => (
      <>
        {madeBy}
        <span className="block text-sm text-muted">{formatDateTimeShort(timeZone, createdAt)}</span>
      </>
    ),
  },
]

/** The rule in force in words, and the days that it gives. */
function InForce({ current, example }: { current: QuarterlyRule; example: QuarterlyRuleView['example'] }) {
  return (
    <DefinitionList
      items={[
        { term: 'Как прочитан акт', value: current.text || 'Без пояснений.' },
        { term: 'Срок', value: `${current.dueDay}-е число месяца после квартала` },
        { term: 'Просрочен после', value: `${current.lateAfterDay}-го числа` },
        {
          term: 'Если день выходной',
          value: current.shift === 'KEEP' ? 'остаётся день акта' : 'переносится на следующий рабочий день',
        },
        {
          term: 'Напоминание',
          value:
            current.remindDays === 0
              ? 'не отправляется'
              : `за ${daysWord(current.remindDays)} до срока; ещё одно письмо – когда отчёт просрочен`,
        },
        ...(example ? [{ term: `За ${formatQuarter(example.quarter)}`, value: dueText(example.due) }] : []),
      ]}
    />
  )
}

type RuleFormProps = { tenant: string } & Pick<QuarterlyRuleView, 'current' | 'act' | 'version'>

/** Begins with the rule in force; without one, with what the act says. */
function RuleForm({ tenant, current, act, version }: RuleFormProps) {
  const start = current ?? act
  return (
    <ActionForm action={ruleAction} tenant={tenant} hidden={{ version }} submitLabel="Сохранить сроки">
      <TextField
        name="dueDay"
        label="Срок: число месяца после квартала"
        inputMode="numeric"
        defaultValue={String(start?.dueDay ?? 10)}
        chars={4}
      />
      <TextField
        name="lateAfterDay"
        label="Крайний день, после которого отчёт просрочен"
        inputMode="numeric"
        defaultValue={String(start?.lateAfterDay ?? start?.dueDay ?? 10)}
        chars={4}
      />
      <RadioGroup
        name="shift"
        label="Если день выходной"
        defaultValue={start?.shift ?? 'KEEP'}
        choices={[
          { value: 'KEEP', label: 'Остаётся день акта', hint: 'рядом с ним стоит «выходной»' },
          {
            value: 'NEXT_WORKING',
            label: 'Переносится на следующий рабочий день',
            hint: 'по производственному календарю, рабочие субботы – рабочие',
          },
        ]}
      />
      <TextField
        name="remindDays"
        label="За сколько дней до срока напомнить куратору"
        hint="0 – не напоминать."
        inputMode="numeric"
        defaultValue={String(start?.remindDays ?? 5)}
        chars={4}
      />
      <TextArea name="text" label="Как вы читаете акт" rows={3} defaultValue={start?.text ?? ''} />
      {current && (
        <RadioGroup
          name="active"
          label="Отчёты"
          defaultValue="on"
          choices={[
            { value: 'on', label: 'Сдаются' },
            { value: 'off', label: 'Больше не нужны' },
          ]}
          inline
        />
      )}
    </ActionForm>
  )
}
