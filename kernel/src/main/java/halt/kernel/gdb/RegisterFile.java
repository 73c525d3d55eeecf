package halt.kernel.gdb;

import java.io.IOException;
import java.io.StringReader;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/**
 * Which registers does the emulated CPU have, and where is each in the answer to {@code g}? As its
 * target description says (GDB manual, appendix "Target Descriptions"): in the order of the
 * features' {@code reg} elements, each with its width.
 */
final class RegisterFile {
  /** A register: its number for {@code P}, and its place in the bytes of {@code g}. */
  record Register(int number, int offset, int bytes) {}

  /** Gives the text of a document that a description includes. */
  interface Annexes {
    String read(String name) throws IOException, InterruptedException;
  }

  private final Map<String, Register> registers = new LinkedHashMap<>();
  private int next;
  private int offset;

  private RegisterFile() {}

  /**
   * Reads {@code target.xml} and what it includes.
   *
   * @throws GdbException if they are not target descriptions
   */
  static RegisterFile read(Annexes annexes) throws IOException, InterruptedException {
    RegisterFile file = new RegisterFile();
    file.take("target.xml", annexes);
    if (file.registers.isEmpty()) {
      throw new GdbException("the emulator's target description names no register");
    }
    return file;
  }

  private void take(String name, Annexes annexes) throws IOException, InterruptedException {
    take(name, parse(name, annexes.read(name)), annexes);
  }

  private void take(String name, Node node, Annexes annexes)
      throws IOException, InterruptedException {
    for (Node each = node.getFirstChild(); each != null; each = each.getNextSibling()) {
      if (!(each instanceof Element element)) {
        continue;
      }
      if (element.getTagName().equals("xi:include")) {
        take(element.getAttribute("href"), annexes);
      } else if (element.getTagName().equals("reg")) {
        add(name, element);
      } else {
        take(name, element, annexes);
      }
    }
  }

  private void add(String file, Element element) throws GdbException {
    String name = element.getAttribute("name");
    String bits = element.getAttribute("bitsize");
    String number = element.getAttribute("regnum");
    if (name.isEmpty() || !bits.matches("[0-9]{1,5}") || !number.matches("[0-9]{0,6}")) {
      throw new GdbException(
          file + " of the emulator has a register with no name or no size: \"" + name + "\"");
    }
    next = number.isEmpty() ? next : Integer.parseInt(number);
    int bytes = (Integer.parseInt(bits) + 7) / 8;
    registers.putIfAbsent(name, new Register(next, offset, bytes));
    next++;
    offset += bytes;
  }

  private static Node parse(String name, String text) throws GdbException {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      // The DOCTYPE names gdb-target.dtd, which is nowhere.
      factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
      DocumentBuilder builder = factory.newDocumentBuilder();
      builder.setErrorHandler(null); // it would print; what it finds is thrown all the same
      return builder.parse(new InputSource(new StringReader(text)));
    } catch (ParserConfigurationException | SAXException | IOException e) {
      throw new GdbException(name + " of the emulator is not a target description: " + e);
    }
  }

  /** The names, in the order of {@code g}. */
  Set<String> names() {
    return registers.keySet();
  }

  /**
   * The register of this name.
   *
   * @throws GdbException if there is none
   */
  Register named(String name) throws GdbException {
    Register register = registers.get(name);
    if (register == null) {
      throw new GdbException("the emulated CPU has no register " + name);
    }
    return register;
  }
}
