import { Failure } from '../../shared/failure';
import { add, divide, type Fraction, fraction, fromDecimal, rounded, toNumber, toText, ZERO } from './fraction';
import { exchanged, type Purse } from './purse';
import type { EntryDrill, MovementDrill } from './revenue-drill';
import type { RevenueFacts } from './revenue-facts.service';
import type { FigureInput, MoneyFigure, RatioFigure } from './revenue-figure.type';
import { type FormulaName, FORMULAS } from './revenue.formulas';

/** What is told of a figure beside its value. */
export interface FigureParts {
  readonly formula: FormulaName;
  /** Amounts in minor units of the book's currency, numbers of members, and bare numbers. */
  readonly inputs: Readonly<Record<string, Fraction | number | null>>;
  /** Inputs that are no amounts of money. */
  readonly units?: Readonly<Record<string, string>>;
}

/** Where figures of one currency are worked out: of that alone, or of all that is converted into it. */
export class RevenueBook {
  constructor(
    readonly facts: RevenueFacts,
    readonly currency: string,
    /** Whether other currencies are converted; they are left out otherwise. */
    readonly converts: boolean,
  ) {}

  /** What a purse is worth in this book. INVALID_STATE when a rate is missing. */
  worth(purse: Purse): Fraction {
    if (!this.converts) return purse.get(this.currency) ?? ZERO;
    return add(...[...purse].map(([currency, amount]) => this.converted(amount, currency)));
  }

  /** An amount of this book with how it came about. */
  money(amount: Fraction | null, parts: FigureParts, drill: Partial<Drills> = {}): MoneyFigure {
    return {
      ...this.told(parts),
      amountMinor: amount && safe(rounded(amount)),
      exact: amount && toText(amount),
      currency: this.currency,
      movementDrill: drill.movementDrill ?? null,
      entryDrill: drill.entryDrill ?? null,
    };
  }

  /** A share or a ratio with how it came about. */
  ratio(value: Fraction | null, parts: FigureParts): RatioFigure {
    return { ...this.told(parts), value: value && toNumber(value) };
  }

  /** Which movements of the period make a figure: all up to its end unless said otherwise. */
  movements(which: Partial<MovementDrill>): Partial<Drills> {
    const { creatorId, at } = this.facts.query;
    return { movementDrill: { creatorId, currency: this.only, from: null, until: at, ...which } };
  }

  /** Which events of the period make a figure. */
  entries(which: Pick<EntryDrill, 'kinds' | 'refundsOnly'>): Partial<Drills> {
    const { creatorId, startAt: from, at: until } = this.facts.query;
    return { entryDrill: { creatorId, currency: this.only, from, until, ...which } };
  }

  private get only(): string | null {
    return this.converts ? null : this.currency;
  }

  private converted(amount: Fraction, from: string): Fraction {
    const { currency: to, facts } = this;
    if (from === to || amount.numerator === 0n) return amount;
    const rate = facts.rates.find(({ currency }) => currency === from);
    if (!rate)
      throw new Failure(
        'INVALID_STATE',
        `There is no exchange rate from ${from} to ${to} for ${facts.query.from} or a day before it. Set one with exchangeRateSet.`,
      );
    return exchanged(amount, fromDecimal(rate.rate), { from, to });
  }

  private told({ formula, inputs, units = {} }: FigureParts) {
    const told = Object.entries(inputs).map(([name, value]): FigureInput => {
      const exact = typeof value === 'number' ? fraction(BigInt(value)) : value;
      const unit = units[name] ?? (typeof value === 'number' ? 'members' : this.currency);
      return { name, value: exact ? toText(exact) : 'none', unit };
    });
    return { formula: FORMULAS[formula], inputs: told, asOf: this.facts.query.at };
  }
}

interface Drills {
  readonly movementDrill: MovementDrill;
  readonly entryDrill: EntryDrill;
}

function safe(amountMinor: bigint): number {
  const number = Number(amountMinor);
  if (Number.isSafeInteger(number)) return number;
  throw new Failure('LIMIT_EXCEEDED', 'The revenue has more than 53 bits.');
}

/** The share that so many are of others; null when there are no others. */
export function share(part: number, whole: number): Fraction | null {
  return divide(fraction(BigInt(part)), fraction(BigInt(whole)));
}
