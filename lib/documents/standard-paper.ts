/** A standard (СОП) as lines of a paper. Pure. */
import { formatDateTime, formatLong, instantToDate, formatShort } from '@/lib/core/dates'
import { formatDecimal } from '@/lib/core/decimal'
import { fractionOf } from '@/lib/core/fraction'
import { shortTime } from '@/lib/processes/model/time-words'
import { limitText } from '@/lib/processes/standard/rules'
import type { StandardDocument } from '@/lib/processes/standard/view'
import { demoWords, EMPTY_DATE, heading, paragraphs, type Paper, type PaperBlock } from './paper'

function stepsOf({ content }: StandardDocument): PaperBlock[] {
  return [
    heading('3. Порядок работы'),
    {
      kind: 'table',
      caption: 'Кто, что и в какой срок делает',
      table: {
        head: ['№', 'Действие', 'Исполнитель', 'Начать через', 'Работа', 'Документы, система'],
        widths: [5, 38, 18, 11, 11, 20],
        right: 9,
        rows: content.steps.map(({ words, who, wait, work, documents, system, check }, i) => [
          String(i + 1),
          check ? `${words}. Проверка: ${check}` : words,
          who || 'система сама',
          wait,
          work,
          [documents, system].filter(Boolean).join('; ') || '–',
        ]),
      },
    },
    ...(content.course.length > 0 ? [{ kind: 'list' as const, items: content.course }] : []),
  ]
}

function controlOf({ content, tolerance, checks, reviewOn }: StandardDocument): PaperBlock[] {
  const { lead } = content.figures
  const days = checks.map((on) => formatShort(on)).join(', ')
  return [
    heading('4. Контроль'),
    paragraphs(
      [
        checks.length > 0 && `Новые замеры – ${days}.`,
        lead &&
          `Стандарт держится, пока среднее время не выше ${formatDecimal(limitText(lead, tolerance))} рабочего дня: утверждённое и ${tolerance} % сверху. Если выше, представитель владельца вносит изменения.`,
      ]
        .filter(Boolean)
        .join(' ') || 'Дни замеров назначит акт об утверждении.',
    ),
    heading('5. Пересмотр'),
    paragraphs(
      reviewOn
        ? `До ${formatLong(reviewOn)}, раньше – если стандарт откатился или изменились шаги процесса.`
        : 'Срок назначит акт об утверждении.',
    ),
  ]
}

function readersOf({ readings, timeZone }: StandardDocument): PaperBlock[] {
  return readings.length === 0
    ? []
    : [
        heading('Лист ознакомления'),
        {
          kind: 'table',
          caption: 'Ознакомление отмечено в портале',
          table: {
            head: ['№', 'Кто', 'Должность', 'Ознакомлен'],
            widths: [6, 40, 36, 18],
            right: 9,
            rows: readings.map(({ name, position, readAt }, i) => [
              String(i + 1),
              name,
              position || '–',
              readAt ? formatShort(instantToDate(timeZone, readAt)) : 'не ознакомлен',
            ]),
          },
        },
      ]
}

/** The standard for PDF and DOCX; what is not approved says on each page that it is a draft. */
export function standardPaper(standard: StandardDocument): Paper {
  const { content, act, number, status, effectiveOn } = standard
  const { process, figures, general } = content
  const draft = status === 'DRAFT'
  return {
    demo: demoWords(standard.isDemo),
    kicker: act
      ? `УТВЕРЖДЁН: ${act.title} от ${formatLong(act.on)} № ${act.number}${status === 'SUPERSEDED' ? '. Заменён новой версией' : ''}`
      : 'ПРОЕКТ',
    title: 'Стандартная операционная процедура',
    subtitle: `«${process.name}», версия ${number}`,
    blocks: [
      heading('1. Общие положения'),
      paragraphs(general),
      {
        kind: 'facts',
        items: [
          { term: 'Процесс', value: `${process.code} ${process.name}` },
          { term: 'Владелец', value: process.agency },
          ...(process.representative ? [{ term: 'Представитель владельца', value: process.representative }] : []),
          ...(effectiveOn ? [{ term: 'Действует', value: `с ${formatLong(effectiveOn)}` }] : []),
        ],
      },
      heading('2. Показатели'),
      {
        kind: 'facts',
        items: [
          ...(figures.lead ? [{ term: 'Время в среднем', value: `${formatDecimal(figures.lead)} рабочего дня` }] : []),
          { term: 'Работа на один случай', value: shortTime(fractionOf(figures.work), figures.dayMinutes) },
          { term: 'С первого раза', value: `${figures.right} %` },
        ],
      },
      ...stepsOf(standard),
      ...controlOf(standard),
      ...readersOf(standard),
    ],
    signature: draft ? { post: `Владелец процесса: ${process.agency}`, date: EMPTY_DATE } : null,
    author: standard.tenantName,
    footer: `${draft ? 'ПРОЕКТ. ' : ''}СОП «${process.name}», версия ${number}`.slice(0, 90),
    printed: `Копия сделана ${formatDateTime(standard.timeZone, standard.printedAt)}`,
  }
}
