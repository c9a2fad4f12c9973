import { timesWords } from '@/lib/processes/model/step-lines'
/** What outlines and tints mean; each change has a sign, too. */
export function Legend({ isCompared, byMoney }: { isCompared: boolean; byMoney: boolean }) {
  return (
    <p className="mb-4 flex flex-wrap gap-x-5 gap-y-1 text-sm text-muted">
      {isCompared && (
        <>
          <span>− убран: пунктир</span>
          <span>+ новый: двойной зелёный контур</span>
          <span>~ изменён: цветной контур</span>
        </>
      )}
      {!byMoney && <span>{timesWords}</span>}
      <span>чем темнее шаг, тем больше {byMoney ? 'денег' : 'времени'} прогона он занимает</span>
    </p>
  )
}
