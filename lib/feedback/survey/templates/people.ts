/** Asking the agencies' own people (Kirov app. 1 §7, 5.3, 6.3; Belgorod 5.2.4–5.2.6, 5.4.5; Belovo 3.1). Pure. */
import { agreed, ask, page, pleased, yesNo, type ReadySurvey } from './kit'

export const internal: ReadySurvey = {
  key: 'internal',
  title: 'Внутренний клиент',
  about: 'Как устроена работа: согласования, сведения под рукой, место и режим, снабжение ИТ и имуществом.',
  purpose: 'INTERNAL_CLIENT',
  side: 'INTERNAL',
  audience: 'EMPLOYEES',
  content: {
    pages: [
      page('i-whole', 'Ваша работа', [
        ask('enps', 'nps', 'Посоветуете ли вы знакомым работать здесь?', { required: true }),
        ask('approvals', 'scale', 'В моей работе нет лишних согласований', { dontKnow: true, ...agreed }),
        ask('needless', 'text', 'Какое согласование лишнее?', { showWhen: { q: 'approvals', le: 2 } }),
        ask('information', 'scale', 'Сведения, которые нужны для работы, у меня под рукой', {
          dontKnow: true,
          ...agreed,
        }),
        ask('regime', 'scale', 'Режим работы удобен с учётом текущих задач', { dontKnow: true, ...agreed }),
        ask('urgent', 'scale', 'На срочные задачи оставлено время', { dontKnow: true, ...agreed }),
      ]),
      page('i-place', 'Рабочее место', [
        ask('place', 'matrix', 'Довольны ли вы рабочим местом?', {
          dontKnow: true,
          ...pleased,
          rows: [
            'desk: Мебель, свет, тишина',
            'computer: Компьютер и оргтехника',
            'software: Программы и доступы',
            'comfort: Уровень комфорта в целом',
          ],
        }),
      ]),
      page('i-supply', 'Кто вам помогает', [
        ask('matters', 'many', 'С чем вы обращались за последний год?', {
          options: [
            'it: ИТ: техника, программы, доступы',
            'property: Имущество: помещения, мебель, ремонт',
            'none: Ни с чем',
          ],
        }),
        ask('it', 'scale', 'Довольны ли вы тем, как решают вопросы ИТ?', {
          showWhen: { q: 'matters', has: 'it' },
          main: true,
          ...pleased,
        }),
        ask('property', 'scale', 'Довольны ли вы тем, как решают вопросы имущества?', {
          showWhen: { q: 'matters', has: 'property' },
          ...pleased,
        }),
        ask('change', 'text', 'Что изменить в первую очередь?'),
      ]),
    ],
  },
}

export const training: ReadySurvey = {
  key: 'training',
  title: 'После обучения',
  about: 'Было ли полезно и что применят: задают на каждом семинаре.',
  purpose: 'TRAINING',
  side: 'INTERNAL',
  audience: 'PUBLIC',
  content: {
    pages: [
      page('t-course', 'Как прошло обучение', [
        ask('csat', 'scale', 'Довольны ли вы обучением?', { required: true, ...pleased }),
        ask('parts', 'matrix', 'Оцените', {
          dontKnow: true,
          rows: [
            'clear: Понятно ли объяснили',
            'practice: Хватило ли практики',
            'pace: Удобен ли темп',
            'hall: Место и организация',
          ],
        }),
        ask('apply', 'one', 'Сможете применить в работе?', {
          required: true,
          dontKnow: true,
          options: ['now: Сразу', 'later: Позже', 'no: Нет'],
        }),
        ask('what', 'text', 'Что примените первым?', { showWhen: { q: 'apply', in: ['now', 'later'] } }),
        ask('hinders', 'text', 'Что мешает применить?', { showWhen: { q: 'apply', is: 'no' } }),
        ask('more', 'text', 'Чему ещё хотите научиться?'),
      ]),
    ],
  },
}

export const interview: ReadySurvey = {
  key: 'interview',
  title: 'Лист интервью',
  about: 'Заполняет ведущий во время беседы с одним человеком.',
  purpose: 'INTERVIEW',
  side: 'EXTERNAL',
  audience: 'MODERATED',
  content: {
    pages: [
      page('v-who', 'Беседа', [
        ask('day', 'date', 'День беседы', { required: true }),
        ask('who', 'one', 'С кем беседуем', {
          required: true,
          other: true,
          note: 'Без имени: только кто это для услуги.',
          options: ['client: Получатель услуги', 'agent: Представитель', 'staff: Сотрудник'],
        }),
        ask('minutes', 'number', 'Сколько минут длилась беседа', { min: 1, max: 600 }),
      ]),
      page('v-talk', 'Вопросы', [
        ask('need', 'text', 'Зачем человек обратился? Что для него было важно?', { required: true }),
        ask('course', 'text', 'Что он делал по шагам?'),
        ask('pains', 'text', 'Где было трудно? Его словами'),
        ask('feeling', 'scale', 'Что он чувствовал в конце', {
          minLabel: 'злость',
          maxLabel: 'радость',
          dontKnow: true,
        }),
        ask('wish', 'text', 'Как было бы хорошо?'),
        ask('again', 'one', 'Обратится ли снова сам?', { dontKnow: true, options: yesNo }),
      ]),
      page('v-notes', 'Заметки ведущего', [
        ask('noticed', 'text', 'Что заметили, хотя об этом не говорили?'),
        ask('files', 'file', 'Снимки и записи'),
      ]),
    ],
  },
}

export const focusGroup: ReadySurvey = {
  key: 'focus-group',
  title: 'Лист фокус-группы',
  about: 'Заполняет ведущий: что говорила группа, о чём спорила, на чём сошлась.',
  purpose: 'FOCUS_GROUP',
  side: 'EXTERNAL',
  audience: 'MODERATED',
  content: {
    pages: [
      page('f-group', 'Группа', [
        ask('day', 'date', 'День встречи', { required: true }),
        ask('people', 'number', 'Сколько человек', { required: true, min: 2, max: 30 }),
        ask('who', 'many', 'Кто в группе', {
          other: true,
          options: ['client: Получатели услуги', 'agent: Представители', 'staff: Сотрудники'],
        }),
      ]),
      page('f-talk', 'Обсуждение', [
        ask('first', 'text', 'Что сказали сразу, без подсказок?', { required: true }),
        ask('problems', 'text', 'Какие проблемы назвали? Каждая – с новой строки'),
        ask('order', 'ranking', 'Как группа расставила по важности', {
          options: ['term: Срок', 'quality: Качество', 'papers: Документы', 'polite: Отношение', 'place: Место и сайт'],
        }),
        ask('split', 'text', 'О чём спорили?'),
        ask('agreed', 'text', 'На чём сошлись?'),
        ask('ideas', 'text', 'Что предложили?'),
      ]),
    ],
  },
}

export const culture: ReadySurvey = {
  key: 'culture',
  title: 'Корпоративная культура',
  about: 'Как сотрудники видят свою работу, руководителя, перемены и клиента.',
  purpose: 'CULTURE',
  side: 'INTERNAL',
  audience: 'EMPLOYEES',
  content: {
    pages: [
      page('c-work', 'Работа', [
        ask('work', 'matrix', 'Согласны ли вы?', {
          dontKnow: true,
          required: true,
          ...agreed,
          rows: [
            'goal: Я понимаю, для кого и зачем моя работа',
            'clear: Задачи ставят понятно',
            'waste: У нас мало лишней работы',
            'tools: У меня есть всё, что нужно для работы',
            'time: Я успеваю делать работу хорошо',
            'team: Коллеги помогают друг другу',
          ],
        }),
      ]),
      page('c-head', 'Руководитель и перемены', [
        ask('head', 'matrix', 'Согласны ли вы?', {
          dontKnow: true,
          required: true,
          ...agreed,
          rows: [
            'listens: Руководитель слушает предложения',
            'example: Руководитель сам показывает пример',
            'mistake: Об ошибке можно сказать без страха',
            'idea: Мои предложения рассматривают',
            'change: Перемены объясняют',
            'thanks: За хорошую работу благодарят',
          ],
        }),
        ask('proposed', 'one', 'Вы предлагали улучшения за последний год?', { required: true, options: yesNo }),
        ask('why', 'text', 'Почему нет?', { showWhen: { q: 'proposed', is: 'no' } }),
      ]),
      page('c-client', 'Клиент', [
        ask('client', 'matrix', 'Согласны ли вы?', {
          dontKnow: true,
          ...agreed,
          rows: [
            'knows: У нас знают, чем недовольны клиенты',
            'acts: По словам клиентов что-то меняют',
            'right: Удобство клиента важнее удобства органа',
          ],
        }),
        ask('enps', 'nps', 'Посоветуете ли вы знакомым работать здесь?'),
        ask('change', 'text', 'Что изменить в первую очередь?'),
      ]),
    ],
  },
}
