/** Satisfaction with a service: CSAT, CSI, CES (Kirov app. 1 2.2, §5; Belovo 2.2, 3.1). Pure. */
import { ask, page, pleased, yesNo, type ReadySurvey } from './kit'

export const service: ReadySurvey = {
  key: 'service',
  title: 'Оценка услуги',
  about: 'Довольны ли посетители, что важно и как это у нас, легко ли было, получил ли человек то, что обещает закон.',
  purpose: 'SERVICE',
  side: 'EXTERNAL',
  audience: 'PUBLIC',
  content: {
    pages: [
      page('s-whole', 'Как вас обслужили', [
        ask('csat', 'scale', 'Довольны ли вы тем, как вас обслужили?', { required: true, dontKnow: true, ...pleased }),
        ask('why', 'many', 'Что понравилось меньше всего?', {
          note: 'Можно отметить несколько.',
          showWhen: { q: 'csat', le: 3 },
          other: true,
          options: [
            'wait: Долго ждали',
            'papers: Просили лишние документы',
            'unclear: Непонятно объяснили',
            'rude: Разговаривали невежливо',
            'refused: Не решили вопрос',
          ],
        }),
        ask('channel', 'one', 'Как вы обратились?', {
          required: true,
          options: [
            'desk: Пришли сами',
            'portal: Через Госуслуги',
            'site: Через сайт',
            'phone: По телефону',
            'post: По почте',
          ],
        }),
      ]),
      page('s-course', 'Что получилось', [
        ask('once', 'one', 'Всё получилось за один раз?', { required: true, dontKnow: true, options: yesNo }),
        ask('hindered', 'many', 'Что помешало?', {
          note: 'Можно отметить несколько.',
          showWhen: { q: 'once', is: 'no' },
          other: true,
          options: [
            'paper: Не хватило документа',
            'queue: Долго ждали',
            'ready: Не сказали, когда будет готово',
            'failed: Не работал сайт или программа',
          ],
        }),
        ask('result', 'one', 'Вы получили то, что обещает закон?', {
          required: true,
          note: 'Именно тот результат, за которым обращались.',
          dontKnow: true,
          options: ['yes: Да', 'partly: Получил не всё', 'no: Нет', 'waiting: Ещё жду'],
        }),
        ask('ces', 'scale', 'Легко ли было получить услугу?', {
          minLabel: 'очень трудно',
          maxLabel: 'очень легко',
          dontKnow: true,
        }),
      ]),
      page('s-parts', 'Что важно и как это у нас', [
        ask('csi', 'csi', 'Насколько это важно для вас – и насколько хорошо у нас?', {
          note: 'Слева – важность, справа – оценка, от 1 до 5.',
          rows: [
            'quality: Качество: сделали правильно и полностью',
            'term: Срок: сделали вовремя',
            'polite: Вежливость и внимание',
            'clear: Понятные объяснения',
            'place: Удобство места или сайта',
          ],
        }),
      ]),
      page('s-end', 'И последнее', [
        ask('nps', 'nps', 'Посоветуете ли вы знакомым обращаться к нам?', {
          minLabel: 'точно нет',
          maxLabel: 'точно да',
        }),
        ask('change', 'text', 'Что изменить в первую очередь?', { note: 'Не пишите имя и телефон: ответ анонимный.' }),
      ]),
    ],
  },
}

/** Belgorod's fixed pair (3.6.1): the same identities over all services, so that they can be compared. */
export const maturity: ReadySurvey = {
  key: 'maturity',
  title: 'Польза и удобство',
  about: 'Два одинаковых вопроса о любой услуге: ответы сравнивают между органами и услугами.',
  purpose: 'SERVICE',
  side: 'EXTERNAL',
  audience: 'PUBLIC',
  content: {
    pages: [
      page('m-pair', 'Польза и удобство', [
        ask('use', 'scale', 'Насколько полезен результат, который вы получили?', {
          required: true,
          dontKnow: true,
          minLabel: 'бесполезен',
          maxLabel: 'очень полезен',
        }),
        ask('ease', 'scale', 'Насколько удобно было его получить?', {
          required: true,
          dontKnow: true,
          minLabel: 'очень неудобно',
          maxLabel: 'очень удобно',
        }),
        ask('words', 'text', 'Что сделать, чтобы было полезнее и удобнее?'),
      ]),
    ],
  },
}

/** Belovo 3.3: once a year – how satisfied users are with municipal services and with what projects brought. */
export const yearly: ReadySurvey = {
  key: 'yearly',
  title: 'Ежегодная анкета пользователей услуг',
  about: 'Довольны ли пользователи качеством муниципальных услуг и тем, что изменили проекты.',
  purpose: 'SERVICE',
  side: 'EXTERNAL',
  audience: 'PUBLIC',
  content: {
    pages: [
      page('y-service', 'Качество услуг', [
        ask('used', 'one', 'Вы получали муниципальные услуги в этом году?', { required: true, options: yesNo }),
        ask('csat', 'scale', 'Довольны ли вы качеством услуг?', {
          required: true,
          dontKnow: true,
          showWhen: { q: 'used', is: 'yes' },
          ...pleased,
        }),
        ask('terms', 'scale', 'Довольны ли вы сроками?', {
          dontKnow: true,
          showWhen: { q: 'used', is: 'yes' },
          ...pleased,
        }),
      ]),
      page('y-project', 'Что изменили проекты', [
        ask('noticed', 'one', 'Вы заметили, что стало лучше?', {
          required: true,
          options: ['yes: Да', 'no: Нет', 'worse: Стало хуже'],
        }),
        ask('project', 'scale', 'Довольны ли вы тем, что изменилось?', {
          dontKnow: true,
          showWhen: { q: 'noticed', in: ['yes', 'worse'] },
          ...pleased,
        }),
        ask('what', 'text', 'Что именно изменилось?', { showWhen: { q: 'noticed', in: ['yes', 'worse'] } }),
        ask('change', 'text', 'Что ещё улучшить?'),
      ]),
    ],
  },
}
