/** The two programs of the assets' layer (GLSL ES 3.00), and how every program of ours reads where an asset is. */

/** `place()`: between the last two positions told, by the clock. */
export const GLIDING = `
in vec2 a_to, a_from, a_glide;
uniform mat4 u_matrix;
uniform float u_now;
vec2 place() {
  float part = a_glide.y > 0.0 ? clamp((u_now - a_glide.x) / a_glide.y, 0.0, 1.0) : 1.0;
  return mix(a_from, a_to, part);
}`

export const VERTEX = `#version 300 es
precision highp float;
in uvec4 a_look; // look byte, kind, state, level
in float a_heading;
uniform float u_scale;
uniform float u_chosen;
uniform float u_far;
flat out uint v_look;
flat out uint v_state;
flat out float v_level;
flat out float v_heading;
flat out float v_size;
${GLIDING}
void main() {
  uint rank = (a_look.x >> 3u) & 7u;
  bool chosen = float(gl_VertexID) == u_chosen;
  bool picked = (a_look.z & 4u) != 0u;
  bool grain = u_far > 0.5 && (a_look.z & 2u) != 0u && !chosen && !picked;
  if (grain) rank = 0u;
  gl_Position = u_matrix * vec4(place(), 0.0, 1.0);
  // The graver is nearer: one pass draws what matters above the rest.
  gl_Position.z = gl_Position.w * (chosen ? -0.9 : 0.5 - 0.2 * float(rank) - (picked ? 0.1 : 0.0));
  if ((a_look.z & 1u) == 0u) gl_Position = vec4(2.0, 2.0, 2.0, 1.0);
  bool turns = a_heading < 50.0 && rank == 0u && !grain;
  float size = rank == 0u ? (turns ? 12.0 : grain ? 4.0 : 5.0) : rank == 1u ? 10.0 : 12.0 + 1.5 * float(rank);
  if (!grain && (a_look.x & 64u) != 0u) size += 6.0;
  if (picked) size += 7.0;
  if (chosen) size += 12.0;
  v_size = size * u_scale;
  gl_PointSize = v_size;
  v_look = grain ? a_look.x & 7u : a_look.x;
  v_state = (chosen ? 1u : 0u) | (picked ? 2u : 0u) | (grain ? 4u : 0u) | (turns ? 8u : 0u);
  v_level = a_look.w == 255u ? -1.0 : float(a_look.w) / 100.0;
  v_heading = a_heading;
}`

export const FRAGMENT = `#version 300 es
precision highp float;
uniform vec3 u_calm, u_lit, u_faded, u_paper, u_ink, u_accent;
uniform vec3 u_ranks[5];
uniform float u_vouched;
uniform float u_scale;
flat in uint v_look;
flat in uint v_state;
flat in float v_level;
flat in float v_heading;
flat in float v_size;
out vec4 colour;

float box(vec2 p, float r) { vec2 d = abs(p) - r; return max(d.x, d.y); }
float diamond(vec2 p, float r) { return (abs(p.x) + abs(p.y) - r * 1.3) * 0.707; }
float triangle(vec2 p, float r) {
  p.y += r * 0.2;
  return max(abs(p.x) * 0.866 - p.y * 0.5 - r * 0.62, p.y - r * 0.78);
}
/** An arrowhead that points where the vehicle goes. */
float arrow(vec2 p, float r) {
  p = mat2(cos(v_heading), -sin(v_heading), sin(v_heading), cos(v_heading)) * p;
  float sides = 0.923 * abs(p.x) - 0.385 * (p.y + r);
  return max(sides, 0.857 * (p.y - 0.35 * r - 0.6 * abs(p.x)));
}
/** Signed distance in pixels to the shape of a rank: round, round, diamond, triangle, square. */
float shape(uint rank, vec2 p, float r) {
  if (rank == 4u) return box(p, r * 0.86);
  if (rank == 3u) return triangle(p, r * 1.15);
  if (rank == 2u) return diamond(p, r * 0.95);
  return (v_state & 8u) != 0u ? arrow(p, r) : length(p) - r;
}

void main() {
  uint health = v_look & 7u;
  uint rank = (v_look >> 3u) & 7u;
  bool calls = (v_look & 64u) != 0u;
  bool chosen = (v_state & 1u) != 0u;
  bool picked = (v_state & 2u) != 0u;
  vec2 p = (gl_PointCoord - 0.5) * v_size;
  float whole = v_size * 0.5 - (chosen ? 6.0 * u_scale : 0.0) - (picked ? 3.5 * u_scale : 0.0);
  float r = whole - (calls ? 3.0 * u_scale : 0.0) - 0.75;
  vec3 tint = rank > 0u ? u_ranks[rank] : v_level > 0.0 ? mix(u_calm, u_lit, 0.25 + 0.5 * v_level) : u_calm;
  bool hollow = rank == 0u && health > 2u;
  if (health > 2u && rank == 0u) tint = u_faded;
  if ((v_look & 128u) != 0u) tint = mix(u_paper, tint, 0.45);
  float d = shape(rank, p, r);
  float fill = 1.0 - smoothstep(-0.6, 0.6, d);
  if (hollow) fill *= smoothstep(-1.9 * u_scale, -1.0 * u_scale, d);
  float rim = rank > 0u || (v_state & 8u) != 0u ? 1.0 - smoothstep(0.4, 1.4, abs(d - 0.6)) : 0.0;
  float ring = calls ? 1.0 - smoothstep(0.3, 1.1, abs(d - 2.4 * u_scale)) : 0.0;
  float halo = chosen ? 1.0 - smoothstep(0.6, 1.6, abs(length(p) - (v_size * 0.5 - 2.0))) : 0.0;
  float mark = picked && !chosen ? 1.0 - smoothstep(0.5, 1.4, abs(length(p) - (v_size * 0.5 - 1.6))) : 0.0;
  vec3 mixed = mix(mix(tint, u_paper, rim * (1.0 - fill)), tint, max(fill, ring));
  mixed = mix(mix(mixed, u_accent, mark), u_ink, halo);
  float alpha = max(max(fill, ring), max(rim * 0.9, max(halo, mark)));
  if ((v_state & 4u) != 0u) alpha *= 0.38;
  if (alpha < 0.05) discard;
  float grey = dot(mixed, vec3(0.3, 0.59, 0.11));
  mixed = mix(mix(vec3(grey), u_paper, 0.45), mixed, u_vouched);
  colour = vec4(mixed * alpha, alpha);
}`
