package org.trailmark.server.plugins;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a class file says (Java Virtual Machine Specification, chapter 4): the classes that it
 * refers to, in its constant pool and in the descriptors of what it uses and declares, and the path
 * of a JAX-RS resource. Classes of annotations do not count: a class runs without them.
 */
final class ClassFile {
  private static final int MAGIC = 0xCAFEBABE;
  private static final String ANNOTATIONS = "RuntimeVisibleAnnotations";
  private static final String PATH = "Ljakarta/ws/rs/Path;";
  private static final Pattern OBJECT_TYPE = Pattern.compile("L([^;<]+);");

  private final DataInputStream in;
  private final Set<String> references = new TreeSet<>();
  private @Nullable String[] texts = {};
  private @Nullable String path;

  private ClassFile(DataInputStream in) {
    this.in = in;
  }

  /**
   * Reads a class file.
   *
   * @throws IOException if it is none
   */
  static ClassFile read(InputStream file) throws IOException {
    ClassFile read = new ClassFile(new DataInputStream(file));
    read.readAll();
    return read;
  }

  /** Full names of classes; of arrays, what they are of. */
  Set<String> references() {
    return references;
  }

  /** What {@code @Path} of the class says; empty: it has none. */
  Optional<String> path() {
    return Optional.ofNullable(path);
  }

  private void readAll() throws IOException {
    if (in.readInt() != MAGIC) {
      throw new IOException("no class file");
    }
    in.readInt(); // version
    readConstants();
    in.skipNBytes(6); // access, this, super: classes of the pool
    in.skipNBytes(2L * in.readUnsignedShort()); // interfaces: too
    readMembers(); // fields
    readMembers(); // methods
    for (int left = in.readUnsignedShort(); left > 0; left--) {
      String name = text();
      byte[] content = in.readNBytes(in.readInt());
      if (ANNOTATIONS.equals(name)) {
        path = pathIn(content);
      }
    }
  }

  private void readConstants() throws IOException {
    int count = in.readUnsignedShort();
    texts = new String[count];
    int[] classes = new int[count];
    int[] descriptors = new int[count];
    for (int i = 1; i < count; i++) {
      int tag = in.readUnsignedByte();
      switch (tag) {
        case 1 -> texts[i] = in.readUTF();
        case 7 -> classes[i] = in.readUnsignedShort();
        case 12 -> {
          in.skipNBytes(2); // name
          descriptors[i] = in.readUnsignedShort();
        }
        case 16 -> descriptors[i] = in.readUnsignedShort();
        case 8, 19, 20 -> in.skipNBytes(2);
        case 15 -> in.skipNBytes(3);
        case 3, 4, 9, 10, 11, 17, 18 -> in.skipNBytes(4);
        case 5, 6 -> {
          in.skipNBytes(8);
          i++; // takes two places
        }
        default -> throw new IOException("a constant of kind " + tag);
      }
    }
    for (int i = 1; i < count; i++) {
      addClass(texts[classes[i]]);
      addDescriptor(texts[descriptors[i]]);
    }
  }

  private void readMembers() throws IOException {
    for (int left = in.readUnsignedShort(); left > 0; left--) {
      in.skipNBytes(4); // access, name
      addDescriptor(text());
      for (int attributes = in.readUnsignedShort(); attributes > 0; attributes--) {
        in.skipNBytes(2); // name
        in.skipNBytes(Integer.toUnsignedLong(in.readInt()));
      }
    }
  }

  /**
   * The value of {@code @Path}. Others are not looked into, so one that comes after an annotation
   * with values is found only where its own bytes are: type, one pair, a name, a text.
   */
  private @Nullable String pathIn(byte[] annotations) {
    for (int i = 2; i + 9 <= annotations.length; i++) {
      if (PATH.equals(textAt(annotations, i))
          && annotations[i + 6] == 's'
          && "value".equals(textAt(annotations, i + 4))) {
        return textAt(annotations, i + 7);
      }
    }
    return null;
  }

  private @Nullable String textAt(byte[] bytes, int place) {
    int index = Byte.toUnsignedInt(bytes[place]) << 8 | Byte.toUnsignedInt(bytes[place + 1]);
    return index < texts.length ? texts[index] : null;
  }

  private @Nullable String text() throws IOException {
    return texts[in.readUnsignedShort()];
  }

  private void addClass(@Nullable String internal) {
    if (internal != null && internal.startsWith("[")) {
      addDescriptor(internal);
    } else if (internal != null) {
      references.add(internal.replace('/', '.'));
    }
  }

  private void addDescriptor(@Nullable String descriptor) {
    if (descriptor != null) {
      Matcher types = OBJECT_TYPE.matcher(descriptor);
      while (types.find()) {
        references.add(types.group(1).replace('/', '.'));
      }
    }
  }
}
