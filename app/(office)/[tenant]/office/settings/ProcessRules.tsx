import { NamedRows } from '@/components/processes/NamedRows'
import { ActionForm } from '@/components/ui/ActionForm'
import { CheckboxField, CheckboxGroup } from '@/components/ui/ChoiceFields'
import { Section } from '@/components/ui/Section'
import { TextField } from '@/components/ui/TextField'
import { agencyKindLabels } from '@/lib/core/agency-kinds'
import { PORTAL_NAME } from '@/lib/processes/publication/labels'
import { processRulesAction } from './action'
import type { TenantSettings } from '@/lib/core/tenant'
import type { SectionProps } from './section'

type Rules = TenantSettings['processes']

/** Groups of processes, what they carry, and how the programme reads its act about them. */
export function ProcessRules({ tenant, title, version }: SectionProps) {
  const rules = tenant.settings.processes
  return (
    <Section id="processes" title={title} lead="Слова и толкования реестра процессов." rule>
      <ActionForm
        key={version}
        action={processRulesAction}
        tenant={tenant.slug}
        hidden={{ version }}
        submitLabel="Сохранить правила процессов"
      >
        <NamedRows
          name="groups"
          legend="Группы процессов"
          hint="По ним спрашивают удовлетворённость и планируют реинжиниринг"
          rows={rules.groups}
        />
        <NamedRows
          name="carries"
          legend="Что несёт процесс"
          hint="Словами акта: услуга – по запросу, функция – без запроса"
          rows={rules.carries}
        />
        <CheckboxField
          name="institutionsApart"
          defaultChecked={rules.institutionsApart}
          label="Участие подведомственного учреждения делает процесс межведомственным"
          hint="Иначе учреждение считается вместе с органом, которому оно подведомственно. Процесс одного подразделения – внутриведомственный"
        />
        <CheckboxField
          name="institutionRegistries"
          defaultChecked={rules.institutionRegistries}
          label="Подведомственные учреждения ведут свои реестры"
          hint="Иначе их процессы стоят в реестре вышестоящего органа"
        />
        <CheckboxGroup
          name="externalKinds"
          label="Внешние потребители среди органов"
          hint="Остальные органы, их подразделения и работники – внутренние; граждане и организации – всегда внешние"
          defaultValues={[...rules.externalKinds]}
          choices={Object.entries(agencyKindLabels).map(([value, label]) => ({ value, label }))}
        />
        <CheckboxField
          name="headRepresents"
          defaultChecked={rules.headRepresents}
          label="Представитель владельца – не ниже руководителя структурного подразделения"
          hint="О другой должности портал предупредит"
        />
        <CheckboxField
          name="officePublishes"
          defaultChecked={rules.officePublishes}
          label="Процессный офис сам открывает документы процессов жителям"
          hint="Иначе это делает уполномоченный орган"
        />
        <CheckboxField
          name="senderDecides"
          defaultChecked={rules.senderDecides}
          label="План оптимизации может утвердить и тот, кто его отправил"
          hint="Акт говорит о владельце процесса, но не о человеке; без отметки утверждает другой: представитель владельца или другой куратор"
        />
        <TextField
          name="requestDays"
          label="Рабочих дней на ответ о фактическом ходе процесса"
          inputMode="numeric"
          chars={4}
          defaultValue={rules.requestDays}
          hint="Срок, который портал ставит в запрос процессного офиса; в самом запросе его можно изменить"
        />
        <PortalFields rules={rules} />
        <TextField
          name="usefulShare"
          label="Полезная доля рабочего времени"
          inputMode="numeric"
          chars={4}
          suffix="%"
          defaultValue={Math.round(Number(rules.usefulShare) * 100)}
          hint="Часть времени, которая уходит на процессы: по ней считается потребность в людях"
        />
        <StandardFields rules={rules} />
      </ActionForm>
    </Section>
  )
}

/** The open portal of processes, and the product of the region that it belongs to (Leningrad 2.16). */
function PortalFields({ rules }: { rules: Rules }) {
  return (
    <>
      <TextField
        name="portalName"
        label="Название открытого портала процессов"
        optional
        defaultValue={rules.portalName}
        placeholder={PORTAL_NAME}
        hint="Как его называет акт"
      />
      <TextField
        name="productName"
        label="Программный продукт региона, в который он входит"
        optional
        defaultValue={rules.productName}
        hint="Если по акту портал – подсистема другого продукта, открытые процессы отдаются ему лентой JSON"
      />
      <TextField
        name="productUrl"
        label="Адрес этого продукта"
        optional
        type="url"
        inputMode="url"
        defaultValue={rules.productUrl}
        placeholder="https://"
      />
    </>
  )
}

/** When a standard holds, is measured, read and looked at again. */
function StandardFields({ rules }: { rules: Rules }) {
  return (
    <>
      <TextField
        name="holdsWithin"
        label="Стандарт держится, пока срок не выше утверждённого больше чем на"
        inputMode="numeric"
        chars={4}
        suffix="%"
        defaultValue={rules.holdsWithin}
        hint="Толкование: акт меры не называет. Правило запоминается в стандарте при утверждении"
      />
      <TextField
        name="monitorMonths"
        label="Замеры постмониторинга, месяцев после начала действия"
        chars={16}
        defaultValue={rules.monitorMonths.join(', ')}
      />
      <TextField
        name="reviewMonths"
        label="Пересмотр стандарта через"
        inputMode="numeric"
        chars={4}
        suffix="мес."
        defaultValue={rules.reviewMonths}
      />
      <TextField
        name="readDays"
        label="На чтение стандарта"
        inputMode="numeric"
        chars={4}
        suffix="раб. дней"
        defaultValue={rules.readDays}
      />
    </>
  )
}
