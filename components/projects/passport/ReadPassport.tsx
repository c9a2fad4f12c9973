import { DefinitionList } from '@/components/ui/DefinitionList'
import { Section } from '@/components/ui/Section'
import { goalLine, personLine } from '@/lib/projects/passport/sheet'
import type { PassportPreview } from '@/lib/projects/passport/import-commands'
import { readPassport } from '@/lib/projects/form/passport'
import { fieldText } from '@/lib/projects/passport/labels'

type Item = { key: string; term: string; text: string; /** Paths whose doubts stand here. */ paths: string[] }

function itemsOf({ fields, form }: PassportPreview): Item[] {
  const p = readPassport(fields)
  const dates = new Map(p.stages.map((stage) => [stage.number, stage]))
  const plain = (key: 'title' | 'customer' | 'process' | 'boundaries', term: string): Item => ({
    key,
    term,
    text: p[key],
    paths: [key],
  })
  return [
    plain('title', 'Название'),
    plain('customer', 'Заказчик'),
    plain('process', 'Процесс'),
    plain('boundaries', 'Границы процесса'),
    { key: 'leader', term: 'Руководитель', text: personLine(p.leader), paths: ['leader.name', 'leader.position'] },
    ...p.team.map((one, at) => ({
      key: one.id,
      term: `Команда ${at + 1}`,
      text: personLine(one),
      paths: [`team.${one.id}.name`, `team.${one.id}.position`],
    })),
    ...p.grounds.map(({ id, text }, at) => ({
      key: id,
      term: `Обоснование ${at + 1}`,
      text,
      paths: [`grounds.${id}`],
    })),
    ...p.goals.map((goal, at) => ({
      key: goal.id,
      term: `Цель ${at + 1}`,
      text: `${goalLine(goal)}: ${goal.current || '–'} → ${goal.target || '–'}, ${fieldText('.direction', goal.direction)}`,
      paths: ['name', 'unit', 'direction', 'current', 'target'].map((name) => `goals.${goal.id}.${name}`),
    })),
    ...p.effects.map(({ id, text }, at) => ({ key: id, term: `Эффект ${at + 1}`, text, paths: [`effects.${id}`] })),
    ...form.stages.map(({ number, title }) => {
      const stage = dates.get(number)
      const days = [stage?.from ?? '', stage?.to ?? ''].filter(Boolean).map((day) => fieldText(`stages.${number}`, day))
      return {
        key: `stage-${number}`,
        term: `${number}. ${title}`,
        text: days.join(' – '),
        paths: [`stages.${number}.from`, `stages.${number}.to`],
      }
    }),
    {
      key: 'approver',
      term: 'Утверждает',
      text: personLine(p.approver),
      paths: ['approver.name', 'approver.position'],
    },
  ]
}

/**
 * What was read from a document, in the order of the form: doubtful places with the reason, then the text that fitted
 * nowhere.
 */
export function ReadPassport({ preview }: { preview: PassportPreview }) {
  const { doubts, unread } = preview
  const item = ({ key, term, text, paths }: Item) => ({
    key,
    term,
    value: (
      <>
        {text ? <span className="whitespace-pre-wrap">{text}</span> : <span className="text-muted">не заполнено</span>}
        {paths.flatMap((path) =>
          doubts[path]
            ? [
                <span key={path} className="block text-sm text-warn">
                  ! {doubts[path]}
                </span>,
              ]
            : [],
        )}
      </>
    ),
  })
  return (
    <>
      <div className="mt-6 max-w-[60rem]">
        <DefinitionList items={itemsOf(preview).map(item)} />
      </div>
      {unread.length > 0 && (
        <Section
          title={`Не разобрано: ${unread.length}`}
          lead="Этот текст не подошёл ни к одному полю. Он сохранится рядом с черновиком."
        >
          <ul className="grid max-w-[60rem] gap-2">
            {unread.map((text, at) => (
              <li key={at} className="border-l-2 border-line-strong pl-3 break-words whitespace-pre-wrap">
                {text}
              </li>
            ))}
          </ul>
        </Section>
      )}
    </>
  )
}
