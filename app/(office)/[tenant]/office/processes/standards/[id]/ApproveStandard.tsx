import { ActionForm } from '@/components/ui/ActionForm'
import { CheckboxGroup } from '@/components/ui/ChoiceFields'
import { DateField } from '@/components/ui/DateField'
import { Section } from '@/components/ui/Section'
import { TextField } from '@/components/ui/TextField'
import { formatDecimal } from '@/lib/core/decimal'
import type { StandardView } from '@/lib/processes/standard/view'
import { limitText } from '@/lib/processes/standard/rules'
import { approveStandardAction } from '../action'

/** Records the act that approved the standard, with whom it is given to read. */
export function ApproveStandard({ tenant, view }: { tenant: string; view: StandardView }) {
  const { id, version, number, content, settings, candidates, today } = view
  const { readDays, monitorMonths, reviewMonths, holdsWithin } = settings
  const { lead } = content.figures
  return (
    <Section
      title={`Утвердить версию ${number}`}
      rule
      lead={`Версия станет неизменной и заменит прежнюю. Замеры спросим через ${monitorMonths.join(', ')} мес.${
        lead
          ? `; держится, пока среднее не выше ${formatDecimal(limitText(lead, holdsWithin))} рабочего дня – утверждённое и ${holdsWithin} % сверху`
          : ''
      }. На чтение – ${readDays} рабочих дней. Правило задаёт процессный офис в настройках.`}
    >
      <ActionForm
        action={approveStandardAction}
        tenant={tenant}
        hidden={{ id, version }}
        submitLabel={`Утвердить версию ${number}`}
        className="max-w-[44rem]"
      >
        <TextField
          name="actTitle"
          label="Вид акта"
          placeholder="Приказ председателя комитета"
          maxLength={300}
          autoComplete="off"
        />
        <TextField name="actNumber" label="Номер" maxLength={60} chars={12} autoComplete="off" />
        <DateField name="actOn" label="Дата акта" max={today} />
        <DateField name="effectiveOn" label="Действует с" />
        <DateField
          name="reviewOn"
          label="Пересмотреть до"
          optional
          hint={`Пусто – через ${reviewMonths} мес. после начала действия`}
        />
        <CheckboxGroup
          name="readers"
          label="Кому прочитать"
          hint="Сотрудники органов процесса, которые по нему работают"
          choices={candidates.map(({ id: value, label }) => ({ value, label }))}
        />
      </ActionForm>
    </Section>
  )
}
