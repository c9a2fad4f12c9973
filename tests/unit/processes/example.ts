import type { TableRow } from '@/lib/processes/steps/changes'
import { readTime } from '@/lib/processes/steps/time-text'
import { idOf, tableOf } from './typed-table'

const typed = (wait: string, work: string) => ({ wait: readTime(wait, '480'), work: readTime(work, '480') })
export const roleIds = { desk: idOf(901), clerk: idOf(902), officer: idOf(903), head: idOf(904), accountant: idOf(905) }
const by = (role: string) => ({ roles: [{ role, share: '1' }] })
const { desk, clerk, officer, head, accountant } = roleIds

/** Nine steps with a return, a decision straight to a block and a way past it. */
export const payment = (): TableRow[] =>
  tableOf(9, {
    1: { ...by(desk), ...typed('15 мин', '20–25–36 мин'), value: 'adds', wastes: { overprocessing: '8' } },
    2: { ...by(desk), ...typed('1–2–3 р. д.', '10 мин'), value: 'waste', wastes: { transport: '10' } },
    3: { ...by(clerk), ...typed('1 р. д.', '18 мин') },
    4: {
      ...by(officer),
      ...typed('1–2–4,5 р. д.', '20–30–46 мин'),
      next: {
        decision: [
          { parallel: { branches: [[idOf(5)], [idOf(6)]], join: idOf(7) }, p: '0.75', label: 'полный' },
          { to: idOf(1), p: '0.2', return: true, label: 'неполный' },
          { to: idOf(7), p: '0.05', label: 'права нет' },
        ],
      },
    },
    5: { ...by(officer), ...typed('5 р. д.', '15 мин'), next: { to: idOf(7) } },
    6: { ...by(clerk), ...typed('2 р. д.', '10 мин'), next: { to: idOf(7) } },
    7: { ...by(officer), ...typed('1–1,5–2,5 р. д.', '30–40–56 мин'), value: 'adds' },
    8: { ...by(head), ...typed('2 р. д.', '12 мин'), asks: 'approval' },
    9: { ...by(accountant), ...typed('2–2,5–3,75 р. д.', '15 мин'), value: 'adds' },
  })
