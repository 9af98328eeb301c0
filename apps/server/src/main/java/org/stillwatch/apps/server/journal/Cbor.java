// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.server.journal;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.AnnotatedClass;
import com.fasterxml.jackson.databind.introspect.AnnotatedMember;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.dataformat.cbor.CBORFactory;
import com.fasterxml.jackson.dataformat.cbor.CBORGenerator;
import com.fasterxml.jackson.dataformat.cbor.databind.CBORMapper;
import org.jspecify.annotations.Nullable;

/// Records as CBOR arrays of their components, in the order in which they are declared.
public final class Cbor {
  /// Half a character becomes U+FFFD, so that there is no text which cannot be written down.
  public static final CBORFactory FACTORY =
      CBORFactory.builder().enable(CBORGenerator.Feature.LENIENT_UTF_ENCODING).build();

  static final ObjectMapper MAPPER =
      CBORMapper.builder(FACTORY)
          .annotationIntrospector(new Positional())
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .build();

  private Cbor() {}

  /// Takes every record for an array; what looks like a property but is no component stays out.
  private static final class Positional extends JacksonAnnotationIntrospector {
    private static final long serialVersionUID = 1;

    @Override
    public JsonFormat.@Nullable Value findFormat(Annotated annotated) {
      return annotated instanceof AnnotatedClass && annotated.getRawType().isRecord()
          ? JsonFormat.Value.forShape(JsonFormat.Shape.ARRAY)
          : super.findFormat(annotated);
    }

    @Override
    public boolean hasIgnoreMarker(AnnotatedMember member) {
      return member.getDeclaringClass().isRecord()
          && member instanceof com.fasterxml.jackson.databind.introspect.AnnotatedMethod method
          && !Shape.isComponent(member.getDeclaringClass(), method.getName());
    }
  }
}
