CREATE TABLE attachments (
	id INTEGER NOT NULL, 
	table_name TEXT NOT NULL, 
	record_id INTEGER NOT NULL, 
	kind TEXT, 
	filename TEXT NOT NULL, 
	media_type TEXT, 
	sha256 TEXT NOT NULL, 
	note TEXT, 
	CONSTRAINT pk_attachments PRIMARY KEY (id), 
	CONSTRAINT ck_attachments_kind CHECK ("kind" IN ('document', 'payment_proof', 'contract', 'offer', 'signed_list', 'photo', 'deliverable', 'questionnaire', 'correspondence', 'logo', 'einvoice', 'other'))
)
 STRICT

;
CREATE UNIQUE INDEX uq_attachments_key ON attachments (table_name, record_id, filename);
CREATE TABLE exchange_rates (
	id INTEGER NOT NULL, 
	currency TEXT NOT NULL, 
	base TEXT NOT NULL, 
	date TEXT NOT NULL, 
	rate INTEGER NOT NULL, 
	source TEXT, 
	CONSTRAINT pk_exchange_rates PRIMARY KEY (id), 
	CONSTRAINT ck_exchange_rates_date CHECK ("date" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]')
)
 STRICT

;
CREATE UNIQUE INDEX uq_exchange_rates_key ON exchange_rates (currency, base, date, coalesce("source", ''));
CREATE TABLE organisations (
	id INTEGER NOT NULL, 
	ref TEXT NOT NULL, 
	name TEXT NOT NULL, 
	short_name TEXT, 
	kind TEXT NOT NULL, 
	legal_form TEXT, 
	own INTEGER, 
	country TEXT, 
	region TEXT, 
	county TEXT, 
	municipality TEXT, 
	address TEXT, 
	postcode TEXT, 
	city TEXT, 
	email TEXT, 
	phone TEXT, 
	website TEXT, 
	tax_id TEXT, 
	register_no TEXT, 
	areas TEXT, 
	tags TEXT, 
	active INTEGER, 
	founded_year INTEGER, 
	bank_account TEXT, 
	notes TEXT, 
	CONSTRAINT pk_organisations PRIMARY KEY (id), 
	CONSTRAINT ck_organisations_kind CHECK ("kind" IN ('ngo', 'informal_group', 'public_body', 'business', 'school', 'church', 'media', 'international', 'other')), 
	CONSTRAINT ck_organisations_own CHECK ("own" IN (0, 1)), 
	CONSTRAINT ck_organisations_active CHECK ("active" IN (0, 1))
)
 STRICT

;
CREATE UNIQUE INDEX uq_organisations_key ON organisations (ref);
CREATE TABLE people (
	id INTEGER NOT NULL, 
	ref TEXT NOT NULL, 
	first_name TEXT NOT NULL, 
	last_name TEXT NOT NULL, 
	email TEXT, 
	phone TEXT, 
	gender TEXT, 
	birth_date TEXT, 
	birth_year INTEGER, 
	country TEXT, 
	region TEXT, 
	county TEXT, 
	municipality TEXT, 
	locality TEXT, 
	special_needs TEXT, 
	address TEXT, 
	postcode TEXT, 
	city TEXT, 
	national_id TEXT, 
	bank_account TEXT, 
	tags TEXT, 
	notes TEXT, 
	CONSTRAINT pk_people PRIMARY KEY (id), 
	CONSTRAINT ck_people_gender CHECK ("gender" IN ('female', 'male', 'other')), 
	CONSTRAINT ck_people_birth_date CHECK ("birth_date" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), 
	CONSTRAINT ck_people_locality CHECK ("locality" IN ('urban', 'rural'))
)
 STRICT

;
CREATE UNIQUE INDEX uq_people_key ON people (ref);
CREATE TABLE processing_purposes (
	id INTEGER NOT NULL, 
	ref TEXT NOT NULL, 
	purpose TEXT NOT NULL, 
	legal_basis TEXT NOT NULL, 
	data_categories TEXT, 
	recipients TEXT, 
	retention TEXT, 
	CONSTRAINT pk_processing_purposes PRIMARY KEY (id)
)
 STRICT

;
CREATE UNIQUE INDEX uq_processing_purposes_key ON processing_purposes (ref);
CREATE TABLE rooms (
	id INTEGER NOT NULL, 
	ref TEXT NOT NULL, 
	name TEXT NOT NULL, 
	seats INTEGER, 
	notes TEXT, 
	CONSTRAINT pk_rooms PRIMARY KEY (id)
)
 STRICT

;
CREATE UNIQUE INDEX uq_rooms_key ON rooms (ref);
CREATE TABLE settings (
	id INTEGER NOT NULL, 
	"key" TEXT NOT NULL, 
	value TEXT NOT NULL, 
	CONSTRAINT pk_settings PRIMARY KEY (id)
)
 STRICT

;
CREATE UNIQUE INDEX uq_settings_key ON settings ("key");
CREATE TABLE waivers (
	id INTEGER NOT NULL, 
	"check" TEXT NOT NULL, 
	table_name TEXT NOT NULL, 
	record_id INTEGER NOT NULL, 
	reason TEXT NOT NULL, 
	"by" TEXT, 
	date TEXT NOT NULL, 
	CONSTRAINT pk_waivers PRIMARY KEY (id), 
	CONSTRAINT ck_waivers_date CHECK ("date" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]')
)
 STRICT

;
CREATE UNIQUE INDEX uq_waivers_key ON waivers ("check", table_name, record_id);
CREATE TABLE steps (
	number INTEGER NOT NULL, 
	at TEXT NOT NULL, 
	utc_offset INTEGER NOT NULL, 
	computer TEXT NOT NULL, 
	who TEXT NOT NULL, 
	version TEXT NOT NULL, 
	label TEXT NOT NULL, 
	arguments TEXT NOT NULL, 
	origin TEXT NOT NULL, 
	kind TEXT NOT NULL, 
	reverses INTEGER, 
	changes INTEGER NOT NULL, 
	digest BLOB NOT NULL, 
	CONSTRAINT pk_steps PRIMARY KEY (number), 
	CONSTRAINT fk_steps_reverses FOREIGN KEY(reverses) REFERENCES steps (number)
)
 STRICT

;
CREATE INDEX ix_steps_reverses ON steps (reverses);
CREATE TABLE changes (
	step INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	table_name TEXT NOT NULL, 
	row_id INTEGER NOT NULL, 
	digest BLOB NOT NULL, 
	CONSTRAINT pk_changes PRIMARY KEY (step, position)
)
 WITHOUT ROWID,
 STRICT

;
CREATE INDEX ix_changes_row_id ON changes (row_id);
CREATE TABLE change_values (
	step INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	"before" TEXT, 
	"after" TEXT, 
	salt BLOB NOT NULL, 
	CONSTRAINT pk_change_values PRIMARY KEY (step, position)
)
 WITHOUT ROWID,
 STRICT

;
CREATE TABLE files (
	id INTEGER NOT NULL, 
	sha256 TEXT NOT NULL, 
	size INTEGER NOT NULL, 
	CONSTRAINT pk_files PRIMARY KEY (id), 
	CONSTRAINT uq_files_sha256 UNIQUE (sha256)
)
 STRICT

;
CREATE TABLE affiliations (
	id INTEGER NOT NULL, 
	person_id INTEGER NOT NULL, 
	organisation_id INTEGER NOT NULL, 
	role TEXT NOT NULL, 
	start TEXT, 
	"end" TEXT, 
	CONSTRAINT pk_affiliations PRIMARY KEY (id), 
	CONSTRAINT fk_affiliations_person_id FOREIGN KEY(person_id) REFERENCES people (id), 
	CONSTRAINT fk_affiliations_organisation_id FOREIGN KEY(organisation_id) REFERENCES organisations (id), 
	CONSTRAINT ck_affiliations_start CHECK ("start" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), 
	CONSTRAINT ck_affiliations_end CHECK ("end" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]')
)
 STRICT

;
CREATE INDEX ix_affiliations_organisation_id ON affiliations (organisation_id);
CREATE UNIQUE INDEX uq_affiliations_key ON affiliations (person_id, organisation_id, role);
CREATE TABLE programmes (
	id INTEGER NOT NULL, 
	ref TEXT NOT NULL, 
	name TEXT NOT NULL, 
	funder_id INTEGER, 
	call TEXT, 
	currency TEXT NOT NULL, 
	shift_limit_percent INTEGER, 
	admin_limit_percent INTEGER, 
	result_tolerance_percent INTEGER, 
	attendance_threshold_percent INTEGER, 
	rate_rule TEXT, 
	report_due_days INTEGER, 
	offers_from INTEGER, 
	cash_limit INTEGER, 
	retention_years INTEGER, 
	valid_from TEXT, 
	source TEXT, 
	CONSTRAINT pk_programmes PRIMARY KEY (id), 
	CONSTRAINT fk_programmes_funder_id FOREIGN KEY(funder_id) REFERENCES organisations (id), 
	CONSTRAINT ck_programmes_rate_rule CHECK ("rate_rule" IN ('document', 'month', 'tranche', 'fixed', 'submission')), 
	CONSTRAINT ck_programmes_valid_from CHECK ("valid_from" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]')
)
 STRICT

;
CREATE INDEX ix_programmes_funder_id ON programmes (funder_id);
CREATE UNIQUE INDEX uq_programmes_key ON programmes (ref);
CREATE TABLE file_pieces (
	file_id INTEGER NOT NULL, 
	number INTEGER NOT NULL, 
	bytes BLOB NOT NULL, 
	CONSTRAINT pk_file_pieces PRIMARY KEY (file_id, number), 
	CONSTRAINT fk_file_pieces_file_id FOREIGN KEY(file_id) REFERENCES files (id)
)
 STRICT

;
CREATE TABLE projects (
	id INTEGER NOT NULL, 
	ref TEXT NOT NULL, 
	title TEXT NOT NULL, 
	acronym TEXT, 
	programme_id INTEGER, 
	agreement_no TEXT, 
	agreement_date TEXT, 
	decision_date TEXT, 
	role TEXT NOT NULL, 
	start TEXT NOT NULL, 
	"end" TEXT NOT NULL, 
	status TEXT NOT NULL, 
	currency TEXT NOT NULL, 
	total_cost INTEGER, 
	grant_amount INTEGER, 
	coverage TEXT, 
	area_of_support TEXT, 
	activity_types TEXT, 
	target_groups TEXT, 
	need TEXT, 
	activities_text TEXT, 
	results_text TEXT, 
	teaching_hour_minutes INTEGER, 
	stated_months INTEGER, 
	keep_until TEXT, 
	website TEXT, 
	contact_id INTEGER, 
	fixed_rate INTEGER, 
	CONSTRAINT pk_projects PRIMARY KEY (id), 
	CONSTRAINT fk_projects_programme_id FOREIGN KEY(programme_id) REFERENCES programmes (id), 
	CONSTRAINT ck_projects_agreement_date CHECK ("agreement_date" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), 
	CONSTRAINT ck_projects_decision_date CHECK ("decision_date" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), 
	CONSTRAINT ck_projects_role CHECK ("role" IN ('lead', 'partner')), 
	CONSTRAINT ck_projects_start CHECK ("start" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), 
	CONSTRAINT ck_projects_end CHECK ("end" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), 
	CONSTRAINT ck_projects_status CHECK ("status" IN ('planned', 'applied', 'approved', 'running', 'completed', 'settled', 'rejected', 'cancelled')), 
	CONSTRAINT ck_projects_coverage CHECK ("coverage" IN ('local', 'county', 'regional', 'national', 'cross_border', 'european')), 
	CONSTRAINT ck_projects_keep_until CHECK ("keep_until" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), 
	CONSTRAINT fk_projects_contact_id FOREIGN KEY(contact_id) REFERENCES people (id)
)
 STRICT

;
CREATE INDEX ix_projects_contact_id ON projects (contact_id);
CREATE INDEX ix_projects_programme_id ON projects (programme_id);
CREATE UNIQUE INDEX uq_projects_key ON projects (ref);
CREATE TABLE funding_sources (
	id INTEGER NOT NULL, 
	project_id INTEGER NOT NULL, 
	code TEXT NOT NULL, 
	kind TEXT NOT NULL, 
	name TEXT NOT NULL, 
	funder_id INTEGER, 
	ledger_account TEXT, 
	CONSTRAINT pk_funding_sources PRIMARY KEY (id), 
	CONSTRAINT uq_funding_sources_project_id_id UNIQUE (project_id, id), 
	CONSTRAINT fk_funding_sources_project_id FOREIGN KEY(project_id) REFERENCES projects (id), 
	CONSTRAINT ck_funding_sources_kind CHECK ("kind" IN ('grant', 'own_cash', 'own_personal', 'own_in_kind', 'participant_fees', 'other_public', 'other_private', 'interest', 'other_income')), 
	CONSTRAINT fk_funding_sources_funder_id FOREIGN KEY(funder_id) REFERENCES organisations (id)
)
 STRICT

;
CREATE UNIQUE INDEX uq_funding_sources_key ON funding_sources (project_id, code);
CREATE INDEX ix_funding_sources_funder_id ON funding_sources (funder_id);
CREATE TABLE consultations (
	id INTEGER NOT NULL, 
	ref TEXT NOT NULL, 
	project_id INTEGER, 
	title TEXT NOT NULL, 
	owner_id INTEGER, 
	opened TEXT NOT NULL, 
	closed TEXT, 
	summary TEXT, 
	CONSTRAINT pk_consultations PRIMARY KEY (id), 
	CONSTRAINT fk_consultations_project_id FOREIGN KEY(project_id) REFERENCES projects (id), 
	CONSTRAINT fk_consultations_owner_id FOREIGN KEY(owner_id) REFERENCES organisations (id), 
	CONSTRAINT ck_consultations_opened CHECK ("opened" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), 
	CONSTRAINT ck_consultations_closed CHECK ("closed" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]')
)
 STRICT

;
CREATE INDEX ix_consultations_project_id ON consultations (project_id);
CREATE UNIQUE INDEX uq_consultations_key ON consultations (ref);
CREATE INDEX ix_consultations_owner_id ON consultations (owner_id);
CREATE TABLE participations (
	id INTEGER NOT NULL, 
	project_id INTEGER NOT NULL, 
	person_id INTEGER NOT NULL, 
	kind TEXT NOT NULL, 
	organisation_id INTEGER, 
	start TEXT, 
	"end" TEXT, 
	status TEXT, 
	labour_status TEXT, 
	education TEXT, 
	disadvantage TEXT, 
	outcome TEXT, 
	CONSTRAINT pk_participations PRIMARY KEY (id), 
	CONSTRAINT fk_participations_project_id FOREIGN KEY(project_id) REFERENCES projects (id), 
	CONSTRAINT fk_participations_person_id FOREIGN KEY(person_id) REFERENCES people (id), 
	CONSTRAINT ck_participations_kind CHECK ("kind" IN ('individual', 'representative')), 
	CONSTRAINT fk_participations_organisation_id FOREIGN KEY(organisation_id) REFERENCES organisations (id), 
	CONSTRAINT ck_participations_start CHECK ("start" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), 
	CONSTRAINT ck_participations_end CHECK ("end" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), 
	CONSTRAINT ck_participations_status CHECK ("status" IN ('recruited', 'running', 'completed', 'dropped_out'))
)
 STRICT

;
CREATE INDEX ix_participations_person_id ON participations (person_id);
CREATE UNIQUE INDEX uq_participations_key ON participations (project_id, person_id);
CREATE INDEX ix_participations_organisation_id ON participations (organisation_id);
CREATE TABLE consents (
	id INTEGER NOT NULL, 
	person_id INTEGER NOT NULL, 
	kind TEXT NOT NULL, 
	given_on TEXT NOT NULL, 
	project_id INTEGER, 
	withdrawn_on TEXT, 
	guardian_name TEXT, 
	CONSTRAINT pk_consents PRIMARY KEY (id), 
	CONSTRAINT fk_consents_person_id FOREIGN KEY(person_id) REFERENCES people (id), 
	CONSTRAINT ck_consents_kind CHECK ("kind" IN ('information', 'image', 'guardian', 'newsletter', 'health', 'other')), 
	CONSTRAINT ck_consents_given_on CHECK ("given_on" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), 
	CONSTRAINT fk_consents_project_id FOREIGN KEY(project_id) REFERENCES projects (id), 
	CONSTRAINT ck_consents_withdrawn_on CHECK ("withdrawn_on" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]')
)
 STRICT

;
CREATE UNIQUE INDEX uq_consents_key ON consents (person_id, kind, given_on);
CREATE INDEX ix_consents_project_id ON consents (project_id);
CREATE TABLE credit_lines (
	id INTEGER NOT NULL, 
	programme_id INTEGER, 
	project_id INTEGER, 
	language TEXT NOT NULL, 
	position INTEGER, 
	text TEXT NOT NULL, 
	valid_from TEXT, 
	valid_to TEXT, 
	CONSTRAINT pk_credit_lines PRIMARY KEY (id), 
	CONSTRAINT fk_credit_lines_programme_id FOREIGN KEY(programme_id) REFERENCES programmes (id), 
	CONSTRAINT fk_credit_lines_project_id FOREIGN KEY(project_id) REFERENCES projects (id), 
	CONSTRAINT ck_credit_lines_valid_from CHECK ("valid_from" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), 
	CONSTRAINT ck_credit_lines_valid_to CHECK ("valid_to" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]')
)
 STRICT

;
CREATE INDEX ix_credit_lines_programme_id ON credit_lines (programme_id);
CREATE INDEX ix_credit_lines_project_id ON credit_lines (project_id);
CREATE UNIQUE INDEX uq_credit_lines_key ON credit_lines (coalesce("programme_id", 0), coalesce("project_id", 0), language, coalesce("position", -9223372036854775808));
CREATE TABLE project_partners (
	id INTEGER NOT NULL, 
	project_id INTEGER NOT NULL, 
	organisation_id INTEGER NOT NULL, 
	role TEXT NOT NULL, 
	country TEXT, 
	budget INTEGER, 
	agreement_date TEXT, 
	CONSTRAINT pk_project_partners PRIMARY KEY (id), 
	CONSTRAINT fk_project_partners_project_id FOREIGN KEY(project_id) REFERENCES projects (id), 
	CONSTRAINT fk_project_partners_organisation_id FOREIGN KEY(organisation_id) REFERENCES organisations (id), 
	CONSTRAINT ck_project_partners_role CHECK ("role" IN ('lead', 'partner', 'associated', 'informal')), 
	CONSTRAINT ck_project_partners_agreement_date CHECK ("agreement_date" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]')
)
 STRICT

;
CREATE UNIQUE INDEX uq_project_partners_key ON project_partners (project_id, organisation_id);
CREATE INDEX ix_project_partners_organisation_id ON project_partners (organisation_id);
CREATE TABLE project_team (
	id INTEGER NOT NULL, 
	project_id INTEGER NOT NULL, 
	person_id INTEGER NOT NULL, 
	role TEXT NOT NULL, 
	permanent INTEGER, 
	CONSTRAINT pk_project_team PRIMARY KEY (id), 
	CONSTRAINT fk_project_team_project_id FOREIGN KEY(project_id) REFERENCES projects (id), 
	CONSTRAINT fk_project_team_person_id FOREIGN KEY(person_id) REFERENCES people (id), 
	CONSTRAINT ck_project_team_permanent CHECK ("permanent" IN (0, 1))
)
 STRICT

;
CREATE UNIQUE INDEX uq_project_team_key ON project_team (project_id, person_id, role);
CREATE INDEX ix_project_team_person_id ON project_team (person_id);
CREATE TABLE amendments (
	id INTEGER NOT NULL, 
	project_id INTEGER NOT NULL, 
	number INTEGER NOT NULL, 
	date TEXT NOT NULL, 
	status TEXT NOT NULL, 
	in_force_from TEXT, 
	new_end TEXT, 
	reason TEXT, 
	CONSTRAINT pk_amendments PRIMARY KEY (id), 
	CONSTRAINT uq_amendments_project_id_id UNIQUE (project_id, id), 
	CONSTRAINT fk_amendments_project_id FOREIGN KEY(project_id) REFERENCES projects (id), 
	CONSTRAINT ck_amendments_date CHECK ("date" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), 
	CONSTRAINT ck_amendments_status CHECK ("status" IN ('draft', 'requested', 'approved', 'rejected')), 
	CONSTRAINT ck_amendments_in_force_from CHECK ("in_force_from" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), 
	CONSTRAINT ck_amendments_new_end CHECK ("new_end" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]')
)
 STRICT

;
CREATE UNIQUE INDEX uq_amendments_key ON amendments (project_id, number);
CREATE TABLE reporting_periods (
	id INTEGER NOT NULL, 
	project_id INTEGER NOT NULL, 
	code TEXT NOT NULL, 
	start TEXT NOT NULL, 
	"end" TEXT NOT NULL, 
	due TEXT, 
	pay_until TEXT, 
	submitted_on TEXT, 
	accepted_on TEXT, 
	CONSTRAINT pk_reporting_periods PRIMARY KEY (id), 
	CONSTRAINT uq_reporting_periods_project_id_id UNIQUE (project_id, id), 
	CONSTRAINT fk_reporting_periods_project_id FOREIGN KEY(project_id) REFERENCES projects (id), 
	CONSTRAINT ck_reporting_periods_start CHECK ("start" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), 
	CONSTRAINT ck_reporting_periods_end CHECK ("end" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), 
	CONSTRAINT ck_reporting_periods_due CHECK ("due" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), 
	CONSTRAINT ck_reporting_periods_pay_until CHECK ("pay_until" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), 
	CONSTRAINT ck_reporting_periods_submitted_on CHECK ("submitted_on" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), 
	CONSTRAINT ck_reporting_periods_accepted_on CHECK ("accepted_on" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]')
)
 STRICT

;
CREATE UNIQUE INDEX uq_reporting_periods_key ON reporting_periods (project_id, code);
CREATE TABLE activities (
	id INTEGER NOT NULL, 
	project_id INTEGER NOT NULL, 
	code TEXT NOT NULL, 
	title TEXT NOT NULL, 
	start TEXT, 
	"end" TEXT, 
	responsible_id INTEGER, 
	status TEXT, 
	CONSTRAINT pk_activities PRIMARY KEY (id), 
	CONSTRAINT uq_activities_project_id_id UNIQUE (project_id, id), 
	CONSTRAINT fk_activities_project_id FOREIGN KEY(project_id) REFERENCES projects (id), 
	CONSTRAINT ck_activities_start CHECK ("start" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), 
	CONSTRAINT ck_activities_end CHECK ("end" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), 
	CONSTRAINT fk_activities_responsible_id FOREIGN KEY(responsible_id) REFERENCES organisations (id), 
	CONSTRAINT ck_activities_status CHECK ("status" IN ('planned', 'running', 'done', 'cancelled'))
)
 STRICT

;
CREATE INDEX ix_activities_responsible_id ON activities (responsible_id);
CREATE UNIQUE INDEX uq_activities_key ON activities (project_id, code);
CREATE TABLE questionnaires (
	id INTEGER NOT NULL, 
	ref TEXT NOT NULL, 
	project_id INTEGER, 
	kind TEXT NOT NULL, 
	title TEXT NOT NULL, 
	CONSTRAINT pk_questionnaires PRIMARY KEY (id), 
	CONSTRAINT fk_questionnaires_project_id FOREIGN KEY(project_id) REFERENCES projects (id), 
	CONSTRAINT ck_questionnaires_kind CHECK ("kind" IN ('self_assessment', 'needs_analysis', 'event_evaluation', 'other'))
)
 STRICT

;
CREATE UNIQUE INDEX uq_questionnaires_key ON questionnaires (ref);
CREATE INDEX ix_questionnaires_project_id ON questionnaires (project_id);
CREATE TABLE bookings (
	id INTEGER NOT NULL, 
	room_id INTEGER NOT NULL, 
	project_id INTEGER, 
	start TEXT NOT NULL, 
	"end" TEXT NOT NULL, 
	organisation_id INTEGER, 
	person_id INTEGER, 
	seats INTEGER, 
	note TEXT, 
	CONSTRAINT pk_bookings PRIMARY KEY (id), 
	CONSTRAINT fk_bookings_room_id FOREIGN KEY(room_id) REFERENCES rooms (id), 
	CONSTRAINT fk_bookings_project_id FOREIGN KEY(project_id) REFERENCES projects (id), 
	CONSTRAINT ck_bookings_start CHECK ("start" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9]'), 
	CONSTRAINT ck_bookings_end CHECK ("end" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9]'), 
	CONSTRAINT fk_bookings_organisation_id FOREIGN KEY(organisation_id) REFERENCES organisations (id), 
	CONSTRAINT fk_bookings_person_id FOREIGN KEY(person_id) REFERENCES people (id)
)
 STRICT

;
CREATE UNIQUE INDEX uq_bookings_key ON bookings (room_id, start, coalesce("organisation_id", 0));
CREATE INDEX ix_bookings_project_id ON bookings (project_id);
CREATE INDEX ix_bookings_person_id ON bookings (person_id);
CREATE INDEX ix_bookings_organisation_id ON bookings (organisation_id);
CREATE TABLE volunteer_agreements (
	id INTEGER NOT NULL, 
	ref TEXT NOT NULL, 
	person_id INTEGER NOT NULL, 
	project_id INTEGER, 
	number TEXT, 
	signed_on TEXT, 
	start TEXT NOT NULL, 
	"end" TEXT, 
	tasks TEXT NOT NULL, 
	hourly_value INTEGER, 
	insurance TEXT, 
	policy_no TEXT, 
	insured_until TEXT, 
	terms TEXT, 
	guardian_consent_on TEXT, 
	expenses_covered INTEGER, 
	CONSTRAINT pk_volunteer_agreements PRIMARY KEY (id), 
	CONSTRAINT fk_volunteer_agreements_person_id FOREIGN KEY(person_id) REFERENCES people (id), 
	CONSTRAINT fk_volunteer_agreements_project_id FOREIGN KEY(project_id) REFERENCES projects (id), 
	CONSTRAINT ck_volunteer_agreements_signed_on CHECK ("signed_on" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), 
	CONSTRAINT ck_volunteer_agreements_start CHECK ("start" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), 
	CONSTRAINT ck_volunteer_agreements_end CHECK ("end" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), 
	CONSTRAINT ck_volunteer_agreements_insurance CHECK ("insurance" IN ('none', 'accident_policy', 'state')), 
	CONSTRAINT ck_volunteer_agreements_insured_until CHECK ("insured_until" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), 
	CONSTRAINT ck_volunteer_agreements_guardian_consent_on CHECK ("guardian_consent_on" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), 
	CONSTRAINT ck_volunteer_agreements_expenses_covered CHECK ("expenses_covered" IN (0, 1))
)
 STRICT

;
CREATE INDEX ix_volunteer_agreements_person_id ON volunteer_agreements (person_id);
CREATE INDEX ix_volunteer_agreements_project_id ON volunteer_agreements (project_id);
CREATE UNIQUE INDEX uq_volunteer_agreements_key ON volunteer_agreements (ref);
CREATE TABLE budget_lines (
	id INTEGER NOT NULL, 
	project_id INTEGER NOT NULL, 
	code TEXT NOT NULL, 
	name TEXT NOT NULL, 
	category TEXT, 
	cost_kind TEXT NOT NULL, 
	unit TEXT, 
	quantity INTEGER, 
	unit_cost INTEGER, 
	partner_id INTEGER, 
	activity_id INTEGER, 
	flat_rate_percent INTEGER, 
	ledger_account TEXT, 
	CONSTRAINT pk_budget_lines PRIMARY KEY (id), 
	CONSTRAINT uq_budget_lines_project_id_id UNIQUE (project_id, id), 
	CONSTRAINT fk_budget_lines_project_id FOREIGN KEY(project_id) REFERENCES projects (id), 
	CONSTRAINT ck_budget_lines_cost_kind CHECK ("cost_kind" IN ('direct', 'admin', 'investment')), 
	CONSTRAINT fk_budget_lines_partner_id FOREIGN KEY(partner_id) REFERENCES organisations (id), 
	CONSTRAINT fk_budget_lines_project_id_activity_id FOREIGN KEY(project_id, activity_id) REFERENCES activities (project_id, id)
)
 STRICT

;
CREATE INDEX ix_budget_lines_activity_id ON budget_lines (activity_id);
CREATE UNIQUE INDEX uq_budget_lines_key ON budget_lines (project_id, code);
CREATE INDEX ix_budget_lines_partner_id ON budget_lines (partner_id);
CREATE TABLE remarks (
	id INTEGER NOT NULL, 
	consultation_id INTEGER NOT NULL, 
	number INTEGER NOT NULL, 
	received TEXT NOT NULL, 
	organisation_id INTEGER, 
	person_id INTEGER, 
	passage TEXT, 
	text TEXT NOT NULL, 
	decision TEXT, 
	reply TEXT, 
	CONSTRAINT pk_remarks PRIMARY KEY (id), 
	CONSTRAINT fk_remarks_consultation_id FOREIGN KEY(consultation_id) REFERENCES consultations (id), 
	CONSTRAINT ck_remarks_received CHECK ("received" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), 
	CONSTRAINT fk_remarks_organisation_id FOREIGN KEY(organisation_id) REFERENCES organisations (id), 
	CONSTRAINT fk_remarks_person_id FOREIGN KEY(person_id) REFERENCES people (id), 
	CONSTRAINT ck_remarks_decision CHECK ("decision" IN ('open', 'accepted', 'partly', 'rejected'))
)
 STRICT

;
CREATE INDEX ix_remarks_person_id ON remarks (person_id);
CREATE INDEX ix_remarks_organisation_id ON remarks (organisation_id);
CREATE UNIQUE INDEX uq_remarks_key ON remarks (consultation_id, number);
CREATE TABLE cooperations (
	id INTEGER NOT NULL, 
	ref TEXT NOT NULL, 
	project_id INTEGER NOT NULL, 
	activity_id INTEGER, 
	kind TEXT NOT NULL, 
	title TEXT NOT NULL, 
	date TEXT, 
	municipality TEXT, 
	evidence TEXT, 
	CONSTRAINT pk_cooperations PRIMARY KEY (id), 
	CONSTRAINT fk_cooperations_project_id FOREIGN KEY(project_id) REFERENCES projects (id), 
	CONSTRAINT fk_cooperations_project_id_activity_id FOREIGN KEY(project_id, activity_id) REFERENCES activities (project_id, id), 
	CONSTRAINT ck_cooperations_kind CHECK ("kind" IN ('partnership', 'public_partnership', 'joint_initiative', 'network', 'other')), 
	CONSTRAINT ck_cooperations_date CHECK ("date" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]')
)
 STRICT

;
CREATE UNIQUE INDEX uq_cooperations_key ON cooperations (ref);
CREATE INDEX ix_cooperations_project_id ON cooperations (project_id);
CREATE INDEX ix_cooperations_activity_id ON cooperations (activity_id);
CREATE TABLE outputs (
	id INTEGER NOT NULL, 
	ref TEXT NOT NULL, 
	project_id INTEGER NOT NULL, 
	activity_id INTEGER, 
	kind TEXT NOT NULL, 
	title TEXT NOT NULL, 
	date TEXT, 
	quantity INTEGER, 
	author TEXT, 
	recipient_id INTEGER, 
	url TEXT, 
	credit_line TEXT, 
	municipality TEXT, 
	notes TEXT, 
	CONSTRAINT pk_outputs PRIMARY KEY (id), 
	CONSTRAINT fk_outputs_project_id FOREIGN KEY(project_id) REFERENCES projects (id), 
	CONSTRAINT fk_outputs_project_id_activity_id FOREIGN KEY(project_id, activity_id) REFERENCES activities (project_id, id), 
	CONSTRAINT ck_outputs_kind CHECK ("kind" IN ('publication', 'expert_opinion', 'action_plan', 'study', 'standard', 'model', 'platform', 'database', 'map', 'video', 'campaign', 'other')), 
	CONSTRAINT ck_outputs_date CHECK ("date" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), 
	CONSTRAINT fk_outputs_recipient_id FOREIGN KEY(recipient_id) REFERENCES organisations (id)
)
 STRICT

;
CREATE UNIQUE INDEX uq_outputs_key ON outputs (ref);
CREATE INDEX ix_outputs_recipient_id ON outputs (recipient_id);
CREATE INDEX ix_outputs_project_id ON outputs (project_id);
CREATE INDEX ix_outputs_activity_id ON outputs (activity_id);
CREATE TABLE indicators (
	id INTEGER NOT NULL, 
	project_id INTEGER NOT NULL, 
	code TEXT NOT NULL, 
	name TEXT NOT NULL, 
	kind TEXT NOT NULL, 
	unit TEXT, 
	baseline INTEGER, 
	target INTEGER, 
	measure TEXT NOT NULL, 
	filter_kind TEXT, 
	filter_organisation_kind TEXT, 
	min_hours INTEGER, 
	min_share_percent INTEGER, 
	exclude_team TEXT, 
	aggregate TEXT, 
	filter_questionnaire_id INTEGER, 
	min_answer INTEGER, 
	verification TEXT, 
	CONSTRAINT pk_indicators PRIMARY KEY (id), 
	CONSTRAINT uq_indicators_project_id_id UNIQUE (project_id, id), 
	CONSTRAINT fk_indicators_project_id FOREIGN KEY(project_id) REFERENCES projects (id), 
	CONSTRAINT ck_indicators_kind CHECK ("kind" IN ('output', 'result', 'impact')), 
	CONSTRAINT ck_indicators_measure CHECK ("measure" IN ('manual', 'events', 'event_hours', 'attendances', 'people', 'organisations', 'volunteers', 'volunteer_hours', 'outputs', 'subgrants', 'cooperations', 'headcount', 'person_hours', 'series', 'answer_share')), 
	CONSTRAINT ck_indicators_exclude_team CHECK ("exclude_team" IN ('none', 'permanent', 'all')), 
	CONSTRAINT ck_indicators_aggregate CHECK ("aggregate" IN ('sum', 'last', 'average', 'max')), 
	CONSTRAINT fk_indicators_filter_questionnaire_id FOREIGN KEY(filter_questionnaire_id) REFERENCES questionnaires (id)
)
 STRICT

;
CREATE INDEX ix_indicators_filter_questionnaire_id ON indicators (filter_questionnaire_id);
CREATE UNIQUE INDEX uq_indicators_key ON indicators (project_id, code);
CREATE TABLE questions (
	id INTEGER NOT NULL, 
	questionnaire_id INTEGER NOT NULL, 
	code TEXT NOT NULL, 
	area TEXT, 
	text TEXT NOT NULL, 
	kind TEXT NOT NULL, 
	scale_min INTEGER, 
	scale_max INTEGER, 
	CONSTRAINT pk_questions PRIMARY KEY (id), 
	CONSTRAINT fk_questions_questionnaire_id FOREIGN KEY(questionnaire_id) REFERENCES questionnaires (id), 
	CONSTRAINT ck_questions_kind CHECK ("kind" IN ('scale', 'number', 'text'))
)
 STRICT

;
CREATE UNIQUE INDEX uq_questions_key ON questions (questionnaire_id, code);
CREATE TABLE tranches (
	id INTEGER NOT NULL, 
	project_id INTEGER NOT NULL, 
	number INTEGER NOT NULL, 
	source_id INTEGER NOT NULL, 
	due TEXT, 
	amount INTEGER NOT NULL, 
	condition TEXT, 
	CONSTRAINT pk_tranches PRIMARY KEY (id), 
	CONSTRAINT fk_tranches_project_id FOREIGN KEY(project_id) REFERENCES projects (id), 
	CONSTRAINT fk_tranches_project_id_source_id FOREIGN KEY(project_id, source_id) REFERENCES funding_sources (project_id, id), 
	CONSTRAINT ck_tranches_due CHECK ("due" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]')
)
 STRICT

;
CREATE UNIQUE INDEX uq_tranches_key ON tranches (project_id, number);
CREATE INDEX ix_tranches_source_id ON tranches (source_id);
CREATE TABLE report_texts (
	id INTEGER NOT NULL, 
	project_id INTEGER NOT NULL, 
	period_id INTEGER, 
	report TEXT NOT NULL, 
	section TEXT NOT NULL, 
	language TEXT NOT NULL, 
	text TEXT, 
	ready INTEGER, 
	CONSTRAINT pk_report_texts PRIMARY KEY (id), 
	CONSTRAINT fk_report_texts_project_id FOREIGN KEY(project_id) REFERENCES projects (id), 
	CONSTRAINT fk_report_texts_project_id_period_id FOREIGN KEY(project_id, period_id) REFERENCES reporting_periods (project_id, id), 
	CONSTRAINT ck_report_texts_ready CHECK ("ready" IN (0, 1))
)
 STRICT

;
CREATE UNIQUE INDEX uq_report_texts_key ON report_texts (project_id, coalesce("period_id", 0), report, section, language);
CREATE INDEX ix_report_texts_period_id ON report_texts (period_id);
CREATE TABLE report_remarks (
	id INTEGER NOT NULL, 
	project_id INTEGER NOT NULL, 
	number INTEGER NOT NULL, 
	period_id INTEGER, 
	received TEXT NOT NULL, 
	text TEXT NOT NULL, 
	due TEXT, 
	reply TEXT, 
	answered_on TEXT, 
	CONSTRAINT pk_report_remarks PRIMARY KEY (id), 
	CONSTRAINT fk_report_remarks_project_id FOREIGN KEY(project_id) REFERENCES projects (id), 
	CONSTRAINT fk_report_remarks_project_id_period_id FOREIGN KEY(project_id, period_id) REFERENCES reporting_periods (project_id, id), 
	CONSTRAINT ck_report_remarks_received CHECK ("received" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), 
	CONSTRAINT ck_report_remarks_due CHECK ("due" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), 
	CONSTRAINT ck_report_remarks_answered_on CHECK ("answered_on" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]')
)
 STRICT

;
CREATE INDEX ix_report_remarks_period_id ON report_remarks (period_id);
CREATE UNIQUE INDEX uq_report_remarks_key ON report_remarks (project_id, number);
CREATE TABLE support_cases (
	id INTEGER NOT NULL, 
	ref TEXT NOT NULL, 
	project_id INTEGER NOT NULL, 
	activity_id INTEGER, 
	organisation_id INTEGER NOT NULL, 
	title TEXT NOT NULL, 
	mentor_id INTEGER, 
	start TEXT, 
	"end" TEXT, 
	status TEXT NOT NULL, 
	result TEXT, 
	CONSTRAINT pk_support_cases PRIMARY KEY (id), 
	CONSTRAINT fk_support_cases_project_id FOREIGN KEY(project_id) REFERENCES projects (id), 
	CONSTRAINT fk_support_cases_project_id_activity_id FOREIGN KEY(project_id, activity_id) REFERENCES activities (project_id, id), 
	CONSTRAINT fk_support_cases_organisation_id FOREIGN KEY(organisation_id) REFERENCES organisations (id), 
	CONSTRAINT fk_support_cases_mentor_id FOREIGN KEY(mentor_id) REFERENCES people (id), 
	CONSTRAINT ck_support_cases_start CHECK ("start" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), 
	CONSTRAINT ck_support_cases_end CHECK ("end" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), 
	CONSTRAINT ck_support_cases_status CHECK ("status" IN ('planned', 'running', 'done', 'stopped'))
)
 STRICT

;
CREATE INDEX ix_support_cases_organisation_id ON support_cases (organisation_id);
CREATE UNIQUE INDEX uq_support_cases_key ON support_cases (ref);
CREATE INDEX ix_support_cases_project_id ON support_cases (project_id);
CREATE INDEX ix_support_cases_mentor_id ON support_cases (mentor_id);
CREATE INDEX ix_support_cases_activity_id ON support_cases (activity_id);
CREATE TABLE budget_line_bases (
	id INTEGER NOT NULL, 
	owner_id INTEGER NOT NULL, 
	target_id INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	CONSTRAINT pk_budget_line_bases PRIMARY KEY (id), 
	CONSTRAINT fk_budget_line_bases_owner_id FOREIGN KEY(owner_id) REFERENCES budget_lines (id), 
	CONSTRAINT fk_budget_line_bases_target_id FOREIGN KEY(target_id) REFERENCES budget_lines (id), 
	CONSTRAINT uq_budget_line_bases_owner_id_target_id UNIQUE (owner_id, target_id)
)
 STRICT

;
CREATE INDEX ix_budget_line_bases_target_id ON budget_line_bases (target_id);
CREATE TABLE budget_plan (
	id INTEGER NOT NULL, 
	project_id INTEGER NOT NULL, 
	line_id INTEGER NOT NULL, 
	source_id INTEGER NOT NULL, 
	year INTEGER, 
	amount INTEGER NOT NULL, 
	amendment_id INTEGER, 
	CONSTRAINT pk_budget_plan PRIMARY KEY (id), 
	CONSTRAINT fk_budget_plan_project_id FOREIGN KEY(project_id) REFERENCES projects (id), 
	CONSTRAINT fk_budget_plan_project_id_line_id FOREIGN KEY(project_id, line_id) REFERENCES budget_lines (project_id, id), 
	CONSTRAINT fk_budget_plan_project_id_source_id FOREIGN KEY(project_id, source_id) REFERENCES funding_sources (project_id, id), 
	CONSTRAINT fk_budget_plan_project_id_amendment_id FOREIGN KEY(project_id, amendment_id) REFERENCES amendments (project_id, id)
)
 STRICT

;
CREATE INDEX ix_budget_plan_line_id ON budget_plan (line_id);
CREATE INDEX ix_budget_plan_source_id ON budget_plan (source_id);
CREATE UNIQUE INDEX uq_budget_plan_key ON budget_plan (project_id, line_id, source_id, coalesce("year", 0), coalesce("amendment_id", 0));
CREATE INDEX ix_budget_plan_amendment_id ON budget_plan (amendment_id);
CREATE TABLE contracts (
	id INTEGER NOT NULL, 
	ref TEXT NOT NULL, 
	project_id INTEGER NOT NULL, 
	line_id INTEGER, 
	source_id INTEGER, 
	organisation_id INTEGER, 
	person_id INTEGER, 
	kind TEXT NOT NULL, 
	number TEXT, 
	subject TEXT NOT NULL, 
	signed_on TEXT, 
	start TEXT, 
	"end" TEXT, 
	amount INTEGER, 
	unit_price INTEGER, 
	selection TEXT, 
	closed INTEGER, 
	CONSTRAINT pk_contracts PRIMARY KEY (id), 
	CONSTRAINT fk_contracts_project_id FOREIGN KEY(project_id) REFERENCES projects (id), 
	CONSTRAINT fk_contracts_project_id_line_id FOREIGN KEY(project_id, line_id) REFERENCES budget_lines (project_id, id), 
	CONSTRAINT fk_contracts_project_id_source_id FOREIGN KEY(project_id, source_id) REFERENCES funding_sources (project_id, id), 
	CONSTRAINT fk_contracts_organisation_id FOREIGN KEY(organisation_id) REFERENCES organisations (id), 
	CONSTRAINT fk_contracts_person_id FOREIGN KEY(person_id) REFERENCES people (id), 
	CONSTRAINT ck_contracts_kind CHECK ("kind" IN ('employment', 'mandate', 'work', 'services', 'lease', 'planned_purchase', 'other')), 
	CONSTRAINT ck_contracts_signed_on CHECK ("signed_on" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), 
	CONSTRAINT ck_contracts_start CHECK ("start" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), 
	CONSTRAINT ck_contracts_end CHECK ("end" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), 
	CONSTRAINT ck_contracts_closed CHECK ("closed" IN (0, 1))
)
 STRICT

;
CREATE INDEX ix_contracts_organisation_id ON contracts (organisation_id);
CREATE UNIQUE INDEX uq_contracts_key ON contracts (ref);
CREATE INDEX ix_contracts_person_id ON contracts (person_id);
CREATE INDEX ix_contracts_project_id ON contracts (project_id);
CREATE INDEX ix_contracts_source_id ON contracts (source_id);
CREATE INDEX ix_contracts_line_id ON contracts (line_id);
CREATE TABLE cooperation_parties (
	id INTEGER NOT NULL, 
	owner_id INTEGER NOT NULL, 
	target_id INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	CONSTRAINT pk_cooperation_parties PRIMARY KEY (id), 
	CONSTRAINT fk_cooperation_parties_owner_id FOREIGN KEY(owner_id) REFERENCES cooperations (id), 
	CONSTRAINT fk_cooperation_parties_target_id FOREIGN KEY(target_id) REFERENCES organisations (id), 
	CONSTRAINT uq_cooperation_parties_owner_id_target_id UNIQUE (owner_id, target_id)
)
 STRICT

;
CREATE INDEX ix_cooperation_parties_target_id ON cooperation_parties (target_id);
CREATE TABLE events (
	id INTEGER NOT NULL, 
	ref TEXT NOT NULL, 
	project_id INTEGER NOT NULL, 
	activity_id INTEGER, 
	support_case_id INTEGER, 
	kind TEXT NOT NULL, 
	title TEXT NOT NULL, 
	series TEXT, 
	status TEXT NOT NULL, 
	mode TEXT, 
	start TEXT NOT NULL, 
	"end" TEXT, 
	hours INTEGER, 
	minutes INTEGER, 
	hour_minutes INTEGER, 
	lead_id INTEGER, 
	place TEXT, 
	country TEXT, 
	region TEXT, 
	county TEXT, 
	municipality TEXT, 
	capacity INTEGER, 
	access TEXT, 
	headcount INTEGER, 
	refused INTEGER, 
	signatures INTEGER, 
	notes TEXT, 
	CONSTRAINT pk_events PRIMARY KEY (id), 
	CONSTRAINT fk_events_project_id FOREIGN KEY(project_id) REFERENCES projects (id), 
	CONSTRAINT fk_events_project_id_activity_id FOREIGN KEY(project_id, activity_id) REFERENCES activities (project_id, id), 
	CONSTRAINT fk_events_support_case_id FOREIGN KEY(support_case_id) REFERENCES support_cases (id), 
	CONSTRAINT ck_events_kind CHECK ("kind" IN ('training', 'workshop', 'seminar', 'conference', 'fair', 'study_trip', 'hackathon', 'session', 'advice', 'consultation', 'meeting', 'coworking', 'other')), 
	CONSTRAINT ck_events_status CHECK ("status" IN ('planned', 'held', 'cancelled')), 
	CONSTRAINT ck_events_mode CHECK ("mode" IN ('in_person', 'online', 'hybrid', 'phone', 'written')), 
	CONSTRAINT ck_events_start CHECK ("start" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), 
	CONSTRAINT ck_events_end CHECK ("end" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), 
	CONSTRAINT fk_events_lead_id FOREIGN KEY(lead_id) REFERENCES people (id), 
	CONSTRAINT ck_events_access CHECK ("access" IN ('open', 'closed', 'internal'))
)
 STRICT

;
CREATE UNIQUE INDEX uq_events_key ON events (ref);
CREATE INDEX ix_events_project_id ON events (project_id);
CREATE INDEX ix_events_activity_id ON events (activity_id);
CREATE INDEX ix_events_support_case_id ON events (support_case_id);
CREATE INDEX ix_events_lead_id ON events (lead_id);
CREATE TABLE output_parties (
	id INTEGER NOT NULL, 
	owner_id INTEGER NOT NULL, 
	target_id INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	CONSTRAINT pk_output_parties PRIMARY KEY (id), 
	CONSTRAINT fk_output_parties_owner_id FOREIGN KEY(owner_id) REFERENCES outputs (id), 
	CONSTRAINT fk_output_parties_target_id FOREIGN KEY(target_id) REFERENCES organisations (id), 
	CONSTRAINT uq_output_parties_owner_id_target_id UNIQUE (owner_id, target_id)
)
 STRICT

;
CREATE INDEX ix_output_parties_target_id ON output_parties (target_id);
CREATE TABLE indicator_activities (
	id INTEGER NOT NULL, 
	owner_id INTEGER NOT NULL, 
	target_id INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	CONSTRAINT pk_indicator_activities PRIMARY KEY (id), 
	CONSTRAINT fk_indicator_activities_owner_id FOREIGN KEY(owner_id) REFERENCES indicators (id), 
	CONSTRAINT fk_indicator_activities_target_id FOREIGN KEY(target_id) REFERENCES activities (id), 
	CONSTRAINT uq_indicator_activities_owner_id_target_id UNIQUE (owner_id, target_id)
)
 STRICT

;
CREATE INDEX ix_indicator_activities_target_id ON indicator_activities (target_id);
CREATE TABLE indicator_questions (
	id INTEGER NOT NULL, 
	owner_id INTEGER NOT NULL, 
	target_id INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	CONSTRAINT pk_indicator_questions PRIMARY KEY (id), 
	CONSTRAINT fk_indicator_questions_owner_id FOREIGN KEY(owner_id) REFERENCES indicators (id), 
	CONSTRAINT fk_indicator_questions_target_id FOREIGN KEY(target_id) REFERENCES questions (id), 
	CONSTRAINT uq_indicator_questions_owner_id_target_id UNIQUE (owner_id, target_id)
)
 STRICT

;
CREATE INDEX ix_indicator_questions_target_id ON indicator_questions (target_id);
CREATE TABLE indicator_targets (
	id INTEGER NOT NULL, 
	project_id INTEGER NOT NULL, 
	indicator_id INTEGER NOT NULL, 
	amendment_id INTEGER NOT NULL, 
	target INTEGER NOT NULL, 
	CONSTRAINT pk_indicator_targets PRIMARY KEY (id), 
	CONSTRAINT fk_indicator_targets_project_id FOREIGN KEY(project_id) REFERENCES projects (id), 
	CONSTRAINT fk_indicator_targets_project_id_indicator_id FOREIGN KEY(project_id, indicator_id) REFERENCES indicators (project_id, id), 
	CONSTRAINT fk_indicator_targets_project_id_amendment_id FOREIGN KEY(project_id, amendment_id) REFERENCES amendments (project_id, id)
)
 STRICT

;
CREATE INDEX ix_indicator_targets_indicator_id ON indicator_targets (indicator_id);
CREATE INDEX ix_indicator_targets_amendment_id ON indicator_targets (amendment_id);
CREATE UNIQUE INDEX uq_indicator_targets_key ON indicator_targets (project_id, indicator_id, amendment_id);
CREATE TABLE indicator_values (
	id INTEGER NOT NULL, 
	project_id INTEGER NOT NULL, 
	indicator_id INTEGER NOT NULL, 
	date TEXT NOT NULL, 
	value INTEGER NOT NULL, 
	evidence TEXT, 
	CONSTRAINT pk_indicator_values PRIMARY KEY (id), 
	CONSTRAINT fk_indicator_values_project_id FOREIGN KEY(project_id) REFERENCES projects (id), 
	CONSTRAINT fk_indicator_values_project_id_indicator_id FOREIGN KEY(project_id, indicator_id) REFERENCES indicators (project_id, id), 
	CONSTRAINT ck_indicator_values_date CHECK ("date" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]')
)
 STRICT

;
CREATE UNIQUE INDEX uq_indicator_values_key ON indicator_values (project_id, indicator_id, date);
CREATE INDEX ix_indicator_values_indicator_id ON indicator_values (indicator_id);
CREATE TABLE subgrants (
	id INTEGER NOT NULL, 
	ref TEXT NOT NULL, 
	project_id INTEGER NOT NULL, 
	activity_id INTEGER, 
	grantee_id INTEGER NOT NULL, 
	title TEXT NOT NULL, 
	call TEXT, 
	patron_id INTEGER, 
	contact_id INTEGER, 
	line_id INTEGER, 
	source_id INTEGER, 
	agreement_no TEXT, 
	agreement_date TEXT, 
	start TEXT, 
	"end" TEXT, 
	applied_amount INTEGER, 
	score INTEGER, 
	decision_date TEXT, 
	amount INTEGER NOT NULL, 
	paid INTEGER, 
	settlement_due TEXT, 
	settled_on TEXT, 
	settled INTEGER, 
	returned INTEGER, 
	status TEXT NOT NULL, 
	CONSTRAINT pk_subgrants PRIMARY KEY (id), 
	CONSTRAINT fk_subgrants_project_id FOREIGN KEY(project_id) REFERENCES projects (id), 
	CONSTRAINT fk_subgrants_project_id_activity_id FOREIGN KEY(project_id, activity_id) REFERENCES activities (project_id, id), 
	CONSTRAINT fk_subgrants_grantee_id FOREIGN KEY(grantee_id) REFERENCES organisations (id), 
	CONSTRAINT fk_subgrants_patron_id FOREIGN KEY(patron_id) REFERENCES organisations (id), 
	CONSTRAINT fk_subgrants_contact_id FOREIGN KEY(contact_id) REFERENCES people (id), 
	CONSTRAINT fk_subgrants_project_id_line_id FOREIGN KEY(project_id, line_id) REFERENCES budget_lines (project_id, id), 
	CONSTRAINT fk_subgrants_project_id_source_id FOREIGN KEY(project_id, source_id) REFERENCES funding_sources (project_id, id), 
	CONSTRAINT ck_subgrants_agreement_date CHECK ("agreement_date" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), 
	CONSTRAINT ck_subgrants_start CHECK ("start" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), 
	CONSTRAINT ck_subgrants_end CHECK ("end" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), 
	CONSTRAINT ck_subgrants_decision_date CHECK ("decision_date" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), 
	CONSTRAINT ck_subgrants_settlement_due CHECK ("settlement_due" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), 
	CONSTRAINT ck_subgrants_settled_on CHECK ("settled_on" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), 
	CONSTRAINT ck_subgrants_status CHECK ("status" IN ('applied', 'reserve', 'awarded', 'running', 'settled', 'rejected', 'cancelled'))
)
 STRICT

;
CREATE INDEX ix_subgrants_grantee_id ON subgrants (grantee_id);
CREATE INDEX ix_subgrants_activity_id ON subgrants (activity_id);
CREATE INDEX ix_subgrants_contact_id ON subgrants (contact_id);
CREATE INDEX ix_subgrants_source_id ON subgrants (source_id);
CREATE UNIQUE INDEX uq_subgrants_key ON subgrants (ref);
CREATE INDEX ix_subgrants_line_id ON subgrants (line_id);
CREATE INDEX ix_subgrants_project_id ON subgrants (project_id);
CREATE INDEX ix_subgrants_patron_id ON subgrants (patron_id);
CREATE TABLE work_hours (
	id INTEGER NOT NULL, 
	person_id INTEGER NOT NULL, 
	project_id INTEGER, 
	date TEXT NOT NULL, 
	task TEXT NOT NULL, 
	hours INTEGER NOT NULL, 
	line_id INTEGER, 
	confirmed INTEGER, 
	CONSTRAINT pk_work_hours PRIMARY KEY (id), 
	CONSTRAINT fk_work_hours_person_id FOREIGN KEY(person_id) REFERENCES people (id), 
	CONSTRAINT fk_work_hours_project_id FOREIGN KEY(project_id) REFERENCES projects (id), 
	CONSTRAINT ck_work_hours_date CHECK ("date" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), 
	CONSTRAINT fk_work_hours_project_id_line_id FOREIGN KEY(project_id, line_id) REFERENCES budget_lines (project_id, id), 
	CONSTRAINT ck_work_hours_confirmed CHECK ("confirmed" IN (0, 1))
)
 STRICT

;
CREATE INDEX ix_work_hours_line_id ON work_hours (line_id);
CREATE INDEX ix_work_hours_project_id ON work_hours (project_id);
CREATE UNIQUE INDEX uq_work_hours_key ON work_hours (person_id, coalesce("project_id", 0), date, task);
CREATE TABLE certificates (
	id INTEGER NOT NULL, 
	number TEXT NOT NULL, 
	person_id INTEGER NOT NULL, 
	event_id INTEGER, 
	series TEXT, 
	agreement_id INTEGER, 
	issued_on TEXT NOT NULL, 
	hours INTEGER, 
	CONSTRAINT pk_certificates PRIMARY KEY (id), 
	CONSTRAINT fk_certificates_person_id FOREIGN KEY(person_id) REFERENCES people (id), 
	CONSTRAINT fk_certificates_event_id FOREIGN KEY(event_id) REFERENCES events (id), 
	CONSTRAINT fk_certificates_agreement_id FOREIGN KEY(agreement_id) REFERENCES volunteer_agreements (id), 
	CONSTRAINT ck_certificates_issued_on CHECK ("issued_on" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]')
)
 STRICT

;
CREATE INDEX ix_certificates_event_id ON certificates (event_id);
CREATE UNIQUE INDEX uq_certificates_key ON certificates (number);
CREATE INDEX ix_certificates_agreement_id ON certificates (agreement_id);
CREATE INDEX ix_certificates_person_id ON certificates (person_id);
CREATE TABLE cost_documents (
	id INTEGER NOT NULL, 
	ref TEXT NOT NULL, 
	kind TEXT NOT NULL, 
	number TEXT NOT NULL, 
	accounting_no TEXT, 
	issuer_id INTEGER, 
	issuer_name TEXT, 
	issue_date TEXT NOT NULL, 
	sale_date TEXT, 
	due_date TEXT, 
	payment_date TEXT, 
	payment_method TEXT, 
	currency TEXT NOT NULL, 
	gross INTEGER NOT NULL, 
	net INTEGER, 
	vat INTEGER, 
	employer_cost INTEGER, 
	amount_due INTEGER, 
	outside_amount INTEGER, 
	exchange_rate INTEGER, 
	rate_currency TEXT, 
	exchange_note TEXT, 
	einvoice_no TEXT, 
	description TEXT, 
	corrects_id INTEGER, 
	settles_id INTEGER, 
	contract_id INTEGER, 
	subgrant_id INTEGER, 
	procurement TEXT, 
	posting TEXT, 
	paper_place TEXT, 
	vat_recoverable INTEGER, 
	substance_checked_on TEXT, 
	form_checked_on TEXT, 
	approved_on TEXT, 
	CONSTRAINT pk_cost_documents PRIMARY KEY (id), 
	CONSTRAINT ck_cost_documents_kind CHECK ("kind" IN ('invoice', 'advance', 'proforma', 'bill', 'payroll', 'travel', 'note', 'in_kind', 'subgrant', 'other')), 
	CONSTRAINT fk_cost_documents_issuer_id FOREIGN KEY(issuer_id) REFERENCES organisations (id), 
	CONSTRAINT ck_cost_documents_issue_date CHECK ("issue_date" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), 
	CONSTRAINT ck_cost_documents_sale_date CHECK ("sale_date" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), 
	CONSTRAINT ck_cost_documents_due_date CHECK ("due_date" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), 
	CONSTRAINT ck_cost_documents_payment_date CHECK ("payment_date" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), 
	CONSTRAINT ck_cost_documents_payment_method CHECK ("payment_method" IN ('transfer', 'card', 'cash', 'offset', 'none')), 
	CONSTRAINT fk_cost_documents_corrects_id FOREIGN KEY(corrects_id) REFERENCES cost_documents (id), 
	CONSTRAINT fk_cost_documents_settles_id FOREIGN KEY(settles_id) REFERENCES cost_documents (id), 
	CONSTRAINT fk_cost_documents_contract_id FOREIGN KEY(contract_id) REFERENCES contracts (id), 
	CONSTRAINT fk_cost_documents_subgrant_id FOREIGN KEY(subgrant_id) REFERENCES subgrants (id), 
	CONSTRAINT ck_cost_documents_vat_recoverable CHECK ("vat_recoverable" IN (0, 1)), 
	CONSTRAINT ck_cost_documents_substance_checked_on CHECK ("substance_checked_on" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), 
	CONSTRAINT ck_cost_documents_form_checked_on CHECK ("form_checked_on" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), 
	CONSTRAINT ck_cost_documents_approved_on CHECK ("approved_on" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]')
)
 STRICT

;
CREATE INDEX ix_cost_documents_settles_id ON cost_documents (settles_id);
CREATE INDEX ix_cost_documents_corrects_id ON cost_documents (corrects_id);
CREATE INDEX ix_cost_documents_contract_id ON cost_documents (contract_id);
CREATE UNIQUE INDEX uq_cost_documents_key ON cost_documents (ref);
CREATE INDEX ix_cost_documents_issuer_id ON cost_documents (issuer_id);
CREATE INDEX ix_cost_documents_subgrant_id ON cost_documents (subgrant_id);
CREATE TABLE event_sessions (
	id INTEGER NOT NULL, 
	event_id INTEGER NOT NULL, 
	number INTEGER NOT NULL, 
	date TEXT NOT NULL, 
	start_time TEXT, 
	end_time TEXT, 
	hours INTEGER, 
	minutes INTEGER, 
	lead_id INTEGER, 
	signatures INTEGER, 
	topic TEXT, 
	CONSTRAINT pk_event_sessions PRIMARY KEY (id), 
	CONSTRAINT uq_event_sessions_event_id_id UNIQUE (event_id, id), 
	CONSTRAINT fk_event_sessions_event_id FOREIGN KEY(event_id) REFERENCES events (id), 
	CONSTRAINT ck_event_sessions_date CHECK ("date" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), 
	CONSTRAINT ck_event_sessions_start_time CHECK ("start_time" GLOB '[0-9][0-9]:[0-9][0-9]:[0-9][0-9]'), 
	CONSTRAINT ck_event_sessions_end_time CHECK ("end_time" GLOB '[0-9][0-9]:[0-9][0-9]:[0-9][0-9]'), 
	CONSTRAINT fk_event_sessions_lead_id FOREIGN KEY(lead_id) REFERENCES people (id)
)
 STRICT

;
CREATE UNIQUE INDEX uq_event_sessions_key ON event_sessions (event_id, number);
CREATE INDEX ix_event_sessions_lead_id ON event_sessions (lead_id);
CREATE TABLE responses (
	id INTEGER NOT NULL, 
	ref TEXT NOT NULL, 
	questionnaire_id INTEGER NOT NULL, 
	date TEXT NOT NULL, 
	round TEXT, 
	side TEXT, 
	organisation_id INTEGER, 
	event_id INTEGER, 
	CONSTRAINT pk_responses PRIMARY KEY (id), 
	CONSTRAINT fk_responses_questionnaire_id FOREIGN KEY(questionnaire_id) REFERENCES questionnaires (id), 
	CONSTRAINT ck_responses_date CHECK ("date" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), 
	CONSTRAINT fk_responses_organisation_id FOREIGN KEY(organisation_id) REFERENCES organisations (id), 
	CONSTRAINT fk_responses_event_id FOREIGN KEY(event_id) REFERENCES events (id)
)
 STRICT

;
CREATE UNIQUE INDEX uq_responses_key ON responses (ref);
CREATE INDEX ix_responses_event_id ON responses (event_id);
CREATE INDEX ix_responses_questionnaire_id ON responses (questionnaire_id);
CREATE INDEX ix_responses_organisation_id ON responses (organisation_id);
CREATE TABLE receipts (
	id INTEGER NOT NULL, 
	ref TEXT NOT NULL, 
	project_id INTEGER NOT NULL, 
	source_id INTEGER NOT NULL, 
	date TEXT NOT NULL, 
	kind TEXT NOT NULL, 
	amount INTEGER NOT NULL, 
	account_amount INTEGER, 
	account_currency TEXT, 
	person_id INTEGER, 
	event_id INTEGER, 
	note TEXT, 
	CONSTRAINT pk_receipts PRIMARY KEY (id), 
	CONSTRAINT fk_receipts_project_id FOREIGN KEY(project_id) REFERENCES projects (id), 
	CONSTRAINT fk_receipts_project_id_source_id FOREIGN KEY(project_id, source_id) REFERENCES funding_sources (project_id, id), 
	CONSTRAINT ck_receipts_date CHECK ("date" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), 
	CONSTRAINT ck_receipts_kind CHECK ("kind" IN ('tranche', 'refund', 'interest', 'own', 'participant_fee', 'other')), 
	CONSTRAINT fk_receipts_person_id FOREIGN KEY(person_id) REFERENCES people (id), 
	CONSTRAINT fk_receipts_event_id FOREIGN KEY(event_id) REFERENCES events (id)
)
 STRICT

;
CREATE INDEX ix_receipts_project_id ON receipts (project_id);
CREATE UNIQUE INDEX uq_receipts_key ON receipts (ref);
CREATE INDEX ix_receipts_person_id ON receipts (person_id);
CREATE INDEX ix_receipts_event_id ON receipts (event_id);
CREATE INDEX ix_receipts_source_id ON receipts (source_id);
CREATE TABLE volunteer_hours (
	id INTEGER NOT NULL, 
	agreement_id INTEGER NOT NULL, 
	date TEXT NOT NULL, 
	start_time TEXT, 
	end_time TEXT, 
	hours INTEGER NOT NULL, 
	task TEXT NOT NULL, 
	event_id INTEGER, 
	line_id INTEGER, 
	source_id INTEGER, 
	confirmed INTEGER, 
	CONSTRAINT pk_volunteer_hours PRIMARY KEY (id), 
	CONSTRAINT fk_volunteer_hours_agreement_id FOREIGN KEY(agreement_id) REFERENCES volunteer_agreements (id), 
	CONSTRAINT ck_volunteer_hours_date CHECK ("date" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), 
	CONSTRAINT ck_volunteer_hours_start_time CHECK ("start_time" GLOB '[0-9][0-9]:[0-9][0-9]:[0-9][0-9]'), 
	CONSTRAINT ck_volunteer_hours_end_time CHECK ("end_time" GLOB '[0-9][0-9]:[0-9][0-9]:[0-9][0-9]'), 
	CONSTRAINT fk_volunteer_hours_event_id FOREIGN KEY(event_id) REFERENCES events (id), 
	CONSTRAINT fk_volunteer_hours_line_id FOREIGN KEY(line_id) REFERENCES budget_lines (id), 
	CONSTRAINT fk_volunteer_hours_source_id FOREIGN KEY(source_id) REFERENCES funding_sources (id), 
	CONSTRAINT ck_volunteer_hours_confirmed CHECK ("confirmed" IN (0, 1))
)
 STRICT

;
CREATE INDEX ix_volunteer_hours_event_id ON volunteer_hours (event_id);
CREATE UNIQUE INDEX uq_volunteer_hours_key ON volunteer_hours (agreement_id, date, task);
CREATE INDEX ix_volunteer_hours_line_id ON volunteer_hours (line_id);
CREATE INDEX ix_volunteer_hours_source_id ON volunteer_hours (source_id);
CREATE TABLE payments (
	id INTEGER NOT NULL, 
	document_id INTEGER NOT NULL, 
	number INTEGER NOT NULL, 
	date TEXT NOT NULL, 
	amount INTEGER NOT NULL, 
	method TEXT, 
	kind TEXT, 
	person_id INTEGER, 
	reference TEXT, 
	CONSTRAINT pk_payments PRIMARY KEY (id), 
	CONSTRAINT fk_payments_document_id FOREIGN KEY(document_id) REFERENCES cost_documents (id), 
	CONSTRAINT ck_payments_date CHECK ("date" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), 
	CONSTRAINT ck_payments_method CHECK ("method" IN ('transfer', 'card', 'cash', 'offset')), 
	CONSTRAINT ck_payments_kind CHECK ("kind" IN ('supplier', 'tax', 'social_insurance', 'reimbursement')), 
	CONSTRAINT fk_payments_person_id FOREIGN KEY(person_id) REFERENCES people (id)
)
 STRICT

;
CREATE INDEX ix_payments_person_id ON payments (person_id);
CREATE UNIQUE INDEX uq_payments_key ON payments (document_id, number);
CREATE TABLE allocations (
	id INTEGER NOT NULL, 
	document_id INTEGER NOT NULL, 
	project_id INTEGER NOT NULL, 
	line_id INTEGER NOT NULL, 
	source_id INTEGER NOT NULL, 
	amount INTEGER NOT NULL, 
	exchange_rate INTEGER, 
	rate_currency TEXT, 
	quantity INTEGER, 
	report_period_id INTEGER, 
	disallowed INTEGER, 
	disallowed_reason TEXT, 
	note TEXT, 
	CONSTRAINT pk_allocations PRIMARY KEY (id), 
	CONSTRAINT fk_allocations_document_id FOREIGN KEY(document_id) REFERENCES cost_documents (id), 
	CONSTRAINT fk_allocations_project_id FOREIGN KEY(project_id) REFERENCES projects (id), 
	CONSTRAINT fk_allocations_project_id_line_id FOREIGN KEY(project_id, line_id) REFERENCES budget_lines (project_id, id), 
	CONSTRAINT fk_allocations_project_id_source_id FOREIGN KEY(project_id, source_id) REFERENCES funding_sources (project_id, id), 
	CONSTRAINT fk_allocations_project_id_report_period_id FOREIGN KEY(project_id, report_period_id) REFERENCES reporting_periods (project_id, id)
)
 STRICT

;
CREATE INDEX ix_allocations_source_id ON allocations (source_id);
CREATE UNIQUE INDEX uq_allocations_key ON allocations (document_id, project_id, line_id, source_id);
CREATE INDEX ix_allocations_report_period_id ON allocations (report_period_id);
CREATE INDEX ix_allocations_project_id ON allocations (project_id);
CREATE INDEX ix_allocations_line_id ON allocations (line_id);
CREATE TABLE attendance (
	id INTEGER NOT NULL, 
	event_id INTEGER NOT NULL, 
	session_id INTEGER, 
	person_id INTEGER, 
	organisation_id INTEGER, 
	status TEXT NOT NULL, 
	hours INTEGER, 
	signed INTEGER, 
	"row" INTEGER, 
	CONSTRAINT pk_attendance PRIMARY KEY (id), 
	CONSTRAINT fk_attendance_event_id FOREIGN KEY(event_id) REFERENCES events (id), 
	CONSTRAINT fk_attendance_event_id_session_id FOREIGN KEY(event_id, session_id) REFERENCES event_sessions (event_id, id), 
	CONSTRAINT fk_attendance_person_id FOREIGN KEY(person_id) REFERENCES people (id), 
	CONSTRAINT fk_attendance_organisation_id FOREIGN KEY(organisation_id) REFERENCES organisations (id), 
	CONSTRAINT ck_attendance_status CHECK ("status" IN ('registered', 'waiting', 'attended', 'absent', 'cancelled')), 
	CONSTRAINT ck_attendance_signed CHECK ("signed" IN (0, 1))
)
 STRICT

;
CREATE INDEX ix_attendance_person_id ON attendance (person_id);
CREATE INDEX ix_attendance_organisation_id ON attendance (organisation_id);
CREATE UNIQUE INDEX uq_attendance_key ON attendance (event_id, coalesce("session_id", 0), coalesce("person_id", 0), coalesce("organisation_id", 0));
CREATE INDEX ix_attendance_session_id ON attendance (session_id);
CREATE TABLE answers (
	id INTEGER NOT NULL, 
	response_id INTEGER NOT NULL, 
	question_id INTEGER NOT NULL, 
	value INTEGER, 
	text TEXT, 
	CONSTRAINT pk_answers PRIMARY KEY (id), 
	CONSTRAINT fk_answers_response_id FOREIGN KEY(response_id) REFERENCES responses (id), 
	CONSTRAINT fk_answers_question_id FOREIGN KEY(question_id) REFERENCES questions (id)
)
 STRICT

;
CREATE INDEX ix_answers_question_id ON answers (question_id);
CREATE UNIQUE INDEX uq_answers_key ON answers (response_id, question_id);
CREATE VIRTUAL TABLE search USING fts5(folded, table_name UNINDEXED, tokenize='trigram');
INSERT INTO search(search, rank) VALUES ('secure-delete', 1);
