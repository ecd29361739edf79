package dev.gmpscope;

/** The composition root. */
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    System.err.println("gmpscope: nothing is wired up yet");
    System.exit(1);
  }
}
