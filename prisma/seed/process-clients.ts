// What one application costs the client, by the code of the process: visits, documents, hours, roubles.
type Spent = [visits: string, documents: string, hours: string, money: string]

export const clientCosts: Record<string, { asIs: Spent; toBe: Spent }> = {
  'СЗ-07': { asIs: ['2.2', '9', '7.5', '480'], toBe: ['1', '2', '1.5', '60'] },
  'СЗ-12': { asIs: ['2', '8', '5', '260'], toBe: ['1', '2', '1', '60'] },
  'ОБР-03': { asIs: ['3', '6', '6', '540'], toBe: ['1', '2', '2', '180'] },
  'МП-04': { asIs: ['2.4', '11', '26', '3200'], toBe: ['0', '4', '8', '0'] },
  'ИН-02': { asIs: ['1.3', '3', '4', '220'], toBe: ['0', '1', '0.5', '0'] },
  'ОХ-01': { asIs: ['2', '4', '5.5', '380'], toBe: ['1', '2', '2', '160'] },
  'ДХ-02': { asIs: ['1.6', '7', '6', '650'], toBe: ['0', '3', '1', '0'] },
  'СТР-02': { asIs: ['1.8', '14', '40', '5200'], toBe: ['0', '9', '24', '1400'] },
}
