/** The two programs of the assets' layer (GLSL ES 3.00): what is calm is small and grey, what calls has a shape. */

export const VERTEX = `#version 300 es
precision highp float;
in vec2 a_place;
in uvec4 a_look; // look byte, kind, shown, level
uniform mat4 u_matrix;
uniform float u_scale;
uniform float u_selected;
flat out uint v_look;
flat out float v_level;
flat out float v_chosen;
flat out float v_size;
void main() {
  uint rank = (a_look.x >> 3u) & 7u;
  bool chosen = float(gl_VertexID) == u_selected;
  gl_Position = u_matrix * vec4(a_place, 0.0, 1.0);
  // The graver is nearer: one pass draws what matters above the rest.
  gl_Position.z = gl_Position.w * (chosen ? -0.9 : 0.5 - 0.2 * float(rank));
  if (a_look.z == 0u) gl_Position = vec4(2.0, 2.0, 2.0, 1.0);
  float size = rank == 0u ? 5.0 : rank == 1u ? 10.0 : 12.0 + 1.5 * float(rank);
  if ((a_look.x & 64u) != 0u) size += 6.0;
  if (chosen) size += 12.0;
  v_size = size * u_scale;
  gl_PointSize = v_size;
  v_look = a_look.x;
  v_level = a_look.w == 255u ? -1.0 : float(a_look.w) / 100.0;
  v_chosen = chosen ? 1.0 : 0.0;
}`

export const FRAGMENT = `#version 300 es
precision highp float;
uniform vec3 u_calm, u_lit, u_faded, u_paper, u_ink;
uniform vec3 u_ranks[5];
uniform float u_vouched;
uniform float u_scale;
flat in uint v_look;
flat in float v_level;
flat in float v_chosen;
flat in float v_size;
out vec4 colour;

float box(vec2 p, float r) { vec2 d = abs(p) - r; return max(d.x, d.y); }
float diamond(vec2 p, float r) { return (abs(p.x) + abs(p.y) - r * 1.3) * 0.707; }
float triangle(vec2 p, float r) {
  p.y += r * 0.2;
  return max(abs(p.x) * 0.866 - p.y * 0.5 - r * 0.62, p.y - r * 0.78);
}
/** Signed distance in pixels to the shape of a rank: round, round, diamond, triangle, square. */
float shape(uint rank, vec2 p, float r) {
  if (rank == 4u) return box(p, r * 0.86);
  if (rank == 3u) return triangle(p, r * 1.15);
  if (rank == 2u) return diamond(p, r * 0.95);
  return length(p) - r;
}

void main() {
  uint health = v_look & 7u;
  uint rank = (v_look >> 3u) & 7u;
  bool calls = (v_look & 64u) != 0u;
  vec2 p = (gl_PointCoord - 0.5) * v_size;
  float whole = v_size * 0.5 - (v_chosen > 0.5 ? 6.0 * u_scale : 0.0);
  float r = whole - (calls ? 3.0 * u_scale : 0.0) - 0.75;
  vec3 tint = rank > 0u ? u_ranks[rank] : v_level > 0.0 ? mix(u_calm, u_lit, 0.25 + 0.5 * v_level) : u_calm;
  bool hollow = rank == 0u && health > 2u;
  if (health > 2u && rank == 0u) tint = u_faded;
  if ((v_look & 128u) != 0u) tint = mix(u_paper, tint, 0.45);
  float d = shape(rank, p, r);
  float fill = 1.0 - smoothstep(-0.6, 0.6, d);
  if (hollow) fill *= smoothstep(-1.9 * u_scale, -1.0 * u_scale, d);
  float rim = rank > 0u ? 1.0 - smoothstep(0.4, 1.4, abs(d - 0.6)) : 0.0;
  float ring = calls ? 1.0 - smoothstep(0.3, 1.1, abs(d - 2.4 * u_scale)) : 0.0;
  float halo = v_chosen > 0.5 ? 1.0 - smoothstep(0.6, 1.6, abs(length(p) - (v_size * 0.5 - 2.0))) : 0.0;
  vec3 mixed = mix(mix(tint, u_paper, rim * (1.0 - fill)), tint, max(fill, ring));
  mixed = mix(mixed, u_ink, halo);
  float alpha = max(max(fill, ring), max(rim * 0.9, halo));
  if (alpha < 0.05) discard;
  float grey = dot(mixed, vec3(0.3, 0.59, 0.11));
  mixed = mix(mix(vec3(grey), u_paper, 0.45), mixed, u_vouched);
  colour = vec4(mixed * alpha, alpha);
}`
