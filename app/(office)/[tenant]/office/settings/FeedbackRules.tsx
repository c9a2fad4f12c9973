import { NamedRows } from '@/components/processes/NamedRows'
import { CriteriaRows } from '@/components/feedback/clients/CriteriaRows'
import { ActionForm } from '@/components/ui/ActionForm'
import { CheckboxField, CheckboxGroup } from '@/components/ui/ChoiceFields'
import { Section } from '@/components/ui/Section'
import { TextField } from '@/components/ui/TextField'
import { decisionKeys, decisionLabels } from '@/lib/feedback/situation/labels'
import { feedbackRulesAction } from './action'
import type { TenantSettings } from '@/lib/core/tenant'
import type { SectionProps } from './section'

type Rules = TenantSettings['feedback']

/** How clients are asked and answered, and how the programme reads its act about them. */
export function FeedbackRules({ tenant, title, version }: SectionProps) {
  const rules = tenant.settings.feedback
  return (
    <Section
      id="feedback"
      title={title}
      lead="Акты не называют этих чисел: каждое – толкование программы. Кто и когда его принял, видно в толкованиях."
      rule
    >
      <ActionForm
        key={version}
        action={feedbackRulesAction}
        tenant={tenant.slug}
        hidden={{ version }}
        submitLabel="Сохранить правила работы с клиентами"
      >
        <Numbers rules={rules} />
        <NamedRows name="channels" legend="Каналы" hint="Где клиенты встречаются с органами" rows={rules.channels} />
        <NamedRows
          name="externalClients"
          legend="Внешние клиенты"
          hint="Виды словами акта"
          rows={rules.externalClients}
        />
        <NamedRows
          name="internalClients"
          legend="Внутренние клиенты"
          hint="Виды словами акта"
          rows={rules.internalClients}
        />
        <CriteriaRows rows={rules.criteria} />
        <CheckboxGroup
          name="decisions"
          label="Какие решения нужны о жизненной ситуации"
          hint="Неотмеченное участники решают сами"
          optional
          defaultValues={[...rules.decisions]}
          choices={decisionKeys.map((key) => ({ value: key, label: decisionLabels[key] }))}
        />
        <TextField
          name="decisionBody"
          label="Кто их принимает"
          optional
          hint="Название совета. Не указано – участники утверждают своими актами"
          defaultValue={rules.decisionBody}
          maxLength={200}
        />
        <TextField
          name="appealUrl"
          label="Куда подать официальное обращение"
          optional
          type="url"
          inputMode="url"
          placeholder="https://"
          hint="Показывается рядом с формами: они обращения по 59-ФЗ не заменяют"
          defaultValue={rules.appealUrl}
        />
      </ActionForm>
    </Section>
  )
}

const AS_EXTERNAL = 'Пусто – как у внешних клиентов'

const numbers = [
  {
    name: 'threshold',
    label: 'Порог показа, ответов',
    hint: 'Результаты группы, где ответили меньше, не показываются. Новый порог – для партий, которые закроются после: уже показанное не скрыть',
  },
  { name: 'batchLeast', label: 'Новых ответов, чтобы закрыть партию', hint: 'Не меньше порога показа' },
  {
    name: 'periodMonths',
    label: 'Месяцев между опросами',
    hint: 'Каждого органа, учреждения и группы процессов. Акт говорит «на регулярной основе», срока не называет',
  },
  { name: 'sortDays', label: 'Рабочих дней разобрать проблему' },
  { name: 'tellDays', label: 'Рабочих дней сообщить клиентам, что сделано' },
  { name: 'answerDays', label: 'Рабочих дней ответить на слово органу' },
  { name: 'internalSortDays', label: 'Внутренние клиенты: рабочих дней разобрать проблему', hint: AS_EXTERNAL },
  { name: 'internalTellDays', label: 'Внутренние клиенты: рабочих дней сообщить', hint: AS_EXTERNAL },
  { name: 'internalAnswerDays', label: 'Внутренние клиенты: рабочих дней ответить', hint: AS_EXTERNAL },
  {
    name: 'addressDays',
    label: 'Дней хранить адрес, если сообщать нечего',
    hint: 'После окончания опроса или с того дня, как его оставили. Срок стоит в согласии на формах для жителей',
  },
] as const

function Numbers({ rules }: { rules: Rules }) {
  return (
    <>
      {numbers.map((number) => (
        <TextField
          key={number.name}
          name={number.name}
          label={number.label}
          hint={'hint' in number ? number.hint : undefined}
          optional={number.name.startsWith('internal')}
          inputMode="numeric"
          chars={4}
          defaultValue={rules[number.name] ?? ''}
        />
      ))}
      <CheckboxField
        name="showUnanimous"
        label="Показывать группу, где все ответили одинаково"
        hint="По такой группе известно, что ответил каждый"
        defaultChecked={rules.showUnanimous}
      />
    </>
  )
}
