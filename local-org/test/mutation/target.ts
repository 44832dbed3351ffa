/** A class for faults that reach into another class. */
export const TARGET_NAME = 'FaultTarget';

export const TARGET = `public virtual class FaultTarget {
  public interface Shape { Integer area(Integer side, String unit); }
  public abstract class Base { public abstract Integer size(); protected virtual void hidden() {} private Base(Integer given) {} public Base() {} }
  public enum Colour { RED, GREEN }
  private class Secret { public Integer inside; }
  class Unmarked { public Integer inside; }
  public static Secret secret() { return new Secret(); }
  private static Integer secretNumber = 1;
  private Integer ownNumber;
  protected Integer familyNumber;
  public final Integer fixed = 1;
  public static final Integer FIXED_FOR_ALL = 1;
  public Integer readable { get; private set; }
  public Integer computed { get { return 1; } }
  public FaultTarget(String given) {}
  private FaultTarget(Integer given) {}
  public void run() {}
  public static void runAll() {}
  private void runHidden() {}
  protected void runFamily() {}
  public virtual String named(String name) { return name; }
  public void choose(String value) {}
  public void choose(Integer value) {}
  public class WithSize extends Base { public override Integer size() { return 1; } }
}
`;
