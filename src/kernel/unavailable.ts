/** Something OwlHub itself needs, such as its database, is away for now. Asking again later may work. */
export class Unavailable extends Error {
  override readonly name = 'Unavailable';
}
