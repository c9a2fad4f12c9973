/** Letters of collecting: plain text; a line that is only an address becomes a link. Pure. */
import { formatLong, type DateString } from '@/lib/core/dates'

export const invitationLetter = (
  of: { title: string; asker: string; minutes: string; until: DateString | null; link: string },
  sender: { programme: string; name: string },
): { subject: string; text: string } => ({
  subject: `Опрос: ${of.title}`,
  text: [
    'Здравствуйте!',
    `${of.asker} просит вас ответить на опрос «${of.title}». Это займёт около ${of.minutes}.`,
    `Ваша личная ссылка – по ней принимается один ответ:`,
    of.link,
    'Кому какая ссылка досталась, портал не хранит: ссылки перемешаны перед отправкой, а из этого письма она после отправки стёрта. С ответом ваш адрес не связан.',
    ...(of.until ? [`Ответы принимают до ${formatLong(of.until)}`.replace(/([^.])$/, '$1.')] : []),
    `${sender.programme}. ${sender.name}`,
  ].join('\n\n'),
})
