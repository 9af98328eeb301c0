// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.server.snapshot;

import com.esotericsoftware.kryo.Kryo;
import com.esotericsoftware.kryo.KryoException;
import com.esotericsoftware.kryo.Serializer;
import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.io.Output;
import com.esotericsoftware.kryo.serializers.CollectionSerializer;
import com.esotericsoftware.kryo.serializers.MapSerializer;
import com.esotericsoftware.kryo.util.DefaultClassResolver;
import com.esotericsoftware.kryo.util.DefaultInstantiatorStrategy;
import com.esotericsoftware.kryo.util.MapReferenceResolver;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.objenesis.strategy.StdInstantiatorStrategy;
import org.stillwatch.base.FingerprintKey;
import org.stillwatch.base.KeyedHash;

/// Writes objects with everything that hangs on them, and reads them again. Secrets stay out: in
/// their places the reader puts its own. Only classes of this program and of the JDK's collections
/// are made when reading.
final class ObjectGraph {
  private static final int BUFFER = 1 << 16;

  private final FingerprintKey key;

  /// @param key what every key and every hash of ids in the objects is
  ObjectGraph(FingerprintKey key) {
    this.key = key;
  }

  void write(Object root, OutputStream out) throws IOException {
    try {
      var output = new Output(out, BUFFER);
      kryo().writeClassAndObject(output, root);
      output.flush();
    } catch (KryoException e) {
      throw new IOException("the state cannot be written", e);
    }
  }

  /// @throws IOException when the bytes are not those of such an object
  <T> T read(Class<T> type, InputStream in) throws IOException {
    try {
      return type.cast(kryo().readClassAndObject(new Input(in, BUFFER)));
    } catch (KryoException | ClassCastException | IllegalArgumentException e) {
      throw new IOException("the state cannot be read", e);
    }
  }

  private Kryo kryo() {
    var kryo = new Kryo(new KnownClasses(), new MapReferenceResolver());
    kryo.setRegistrationRequired(false);
    kryo.setInstantiatorStrategy(new DefaultInstantiatorStrategy(new StdInstantiatorStrategy()));
    KeyedHash ids = key.hash("ids");
    kryo.register(FingerprintKey.class, new InPlace<>(key, k -> k.keyId().equals(key.keyId())));
    kryo.register(KeyedHash.class, new InPlace<>(ids, h -> h.of("probe") == ids.of("probe")));
    kryo.register(HashMap.class, new GrownMaps());
    kryo.register(HashSet.class, new GrownSets());
    return kryo;
  }

  /// Makes no class that a state cannot hold, whatever the bytes say.
  private static final class KnownClasses extends DefaultClassResolver {
    @Override
    protected Class<?> getTypeByName(String name) {
      String element = name.replaceFirst("^\\[+L?", "");
      if (!element.startsWith("org.stillwatch.")
          && !element.startsWith("java.util.")
          && !element.startsWith("java.lang.")
          && !element.matches("[ZBCSIJFD]")) {
        throw new KryoException("a state holds no " + name);
      }
      return super.getTypeByName(name);
    }
  }

  /// What the reader has itself stands for what the writer had; nothing of it is written.
  private static final class InPlace<T> extends Serializer<T> {
    private final T mine;
    private final Predicate<T> same;

    /// @param same whether what the writer has may be replaced
    InPlace(T mine, Predicate<T> same) {
      super(false, true);
      this.mine = mine;
      this.same = same;
    }

    @Override
    public void write(Kryo kryo, Output out, T written) {
      if (!same.test(written)) {
        throw new KryoException("another one than the reader will have: " + written.getClass());
      }
    }

    @Override
    public T read(Kryo kryo, Input in, Class<? extends T> type) {
      return mine;
    }
  }

  /// Lets a map grow as it grew before, so that it is gone through in the same order.
  private static final class GrownMaps extends MapSerializer<Map<?, ?>> {
    @Override
    protected Map<?, ?> create(Kryo kryo, Input in, Class<? extends Map<?, ?>> type, int size) {
      return new HashMap<>();
    }
  }

  private static final class GrownSets extends CollectionSerializer<Set<?>> {
    @Override
    protected Set<?> create(Kryo kryo, Input in, Class<? extends Set<?>> type, int size) {
      return new HashSet<>();
    }
  }
}
